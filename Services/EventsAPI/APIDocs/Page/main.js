import { Description } from "./description.js";
import { element } from "./element.js";
import { operationView } from "./operation.js";
import { inline, prose } from "./prose.js";
import { Session } from "./session.js";

function contents(tags) {
  return tags.map((tag) => element("section", {},
    element("h2", {}, tag.name),
    element("ul", {}, ...tag.operations.map((operation) => element("li", { class: operation.method },
      element("a", { href: `#${operation.operationId}` },
        element("span", { class: "method" }, operation.method), operation.summary))))));
}

function page(description, tags, session) {
  const { info } = description.document;
  return [
    element("h1", {}, `${info.title} API`),
    element("p", { class: "lead" }, info.summary),
    prose(info.description),
    element("p", { class: "note" }, "The description itself: ",
      element("a", { href: "/api/v1/openapi.json" }, "/api/v1/openapi.json"), " (OpenAPI 3.1)."),
    ...tags.flatMap((tag) => [
      element("h2", { id: `tag-${tag.name}` }, tag.name),
      element("p", { class: "lead" }, ...inline(tag.description)),
      ...tag.operations.map((operation) => operationView(description, operation, session)),
    ]),
  ];
}

/** Leaves in the list only what has every word typed. */
function filter(list, tags, text) {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  [...list.children].forEach((section, index) => {
    const shown = tags[index].operations.map((operation) => {
      const said = `${operation.method} ${operation.path} ${operation.summary} ${tags[index].name}`.toLowerCase();
      return words.every((word) => said.includes(word));
    });
    section.querySelectorAll("li").forEach((item, place) => { item.hidden = !shown[place]; });
    section.hidden = !shown.includes(true);
  });
}

async function start() {
  const main = document.getElementById("content");
  try {
    const description = await Description.load();
    const session = new Session();
    const tags = description.tags();
    const list = document.getElementById("contents");
    list.replaceChildren(...contents(tags));
    main.replaceChildren(...page(description, tags, session));
    document.getElementById("filter").addEventListener("input", (event) => filter(list, tags, event.target.value));
    // The place that the address names was not there when the browser looked for it.
    if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  } catch (error) {
    document.getElementById("loading").textContent = `The description cannot be shown: ${error.message}`;
  }
}

await start();
