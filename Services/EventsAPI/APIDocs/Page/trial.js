import { element } from "./element.js";
import { exampleOf, flattened } from "./schema.js";

/** A form to call the operation, and what it answered. */
export function trial(description, operation, session) {
  if (!operation.isPublic) return null;
  const contents = Object.entries(description.resolve(operation.requestBody)?.content ?? {});
  const result = element("div", { class: "result", role: "status" });
  const button = element("button", {}, "Send");
  const form = element("form", {
    onsubmit: async (event) => {
      event.preventDefault();
      button.disabled = true;
      result.replaceChildren(await send(operation, new FormData(form), session));
      button.disabled = false;
    },
  },
  element("div", { class: "fields" }, ...operation.parameters.map((one) => field(description, operation, one))),
  contents.length > 1 && element("label", {}, "Content-Type",
    element("select", { name: "type" }, ...contents.map(([type]) => element("option", {}, type)))),
  contents.length === 1 && element("input", { type: "hidden", name: "type", value: contents[0][0] }),
  contents.length > 0 && element("label", {}, "Body", element("textarea", { name: "body", spellcheck: "false" },
    JSON.stringify(exampleOf(description, contents[0][1]) ?? {}, null, 2))),
  button);
  return element("details", { class: "trial" }, element("summary", {}, "Try it"), form, result);
}

function field(description, operation, parameter) {
  const schema = flattened(description, parameter.schema);
  const name = `${parameter.in}.${parameter.name}`;
  const label = `${parameter.name} (${parameter.in})`;
  if (schema.enum) {
    return element("label", {}, label, element("select", { name, required: parameter.required },
      !parameter.required && element("option", { value: "" }, ""),
      ...schema.enum.map((value) => element("option", {}, String(value)))));
  }
  return element("label", {}, label, element("input", {
    name, required: parameter.required, autocomplete: "off", spellcheck: "false",
    placeholder: schema.format ?? [schema.type].flat()[0] ?? "",
    value: parameter.required && parameter.example !== undefined ? String(parameter.example) : undefined,
  }));
}

/** The request that the form describes. */
export function request(operation, fields, session) {
  let path = operation.path;
  const query = new URLSearchParams();
  const headers = new Headers();
  for (const { name, in: place } of operation.parameters) {
    const value = fields.get(`${place}.${name}`);
    if (!value) continue;
    if (place === "path") path = path.replace(`{${name}}`, encodeURIComponent(value));
    if (place === "query") query.append(name, value);
    if (place === "header") headers.set(name, value);
  }
  if (session.token) headers.set("Authorization", `Bearer ${session.token}`);
  const body = fields.get("body");
  if (body !== null) headers.set("Content-Type", fields.get("type"));
  const url = query.size > 0 ? `${path}?${query}` : path;
  return { url, method: operation.method.toUpperCase(), headers, body: body ?? undefined };
}

async function send(operation, fields, session) {
  const start = performance.now();
  try {
    const { url, ...rest } = request(operation, fields, session);
    const answer = await fetch(url, rest);
    const text = await answer.text();
    const milliseconds = Math.round(performance.now() - start);
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    return element("div", {},
      element("p", {}, element("span", { class: "status" }, `${answer.status} ${answer.statusText}`),
        element("span", { class: "type" }, `${rest.method} ${url}, ${milliseconds} ms`)),
      element("details", {}, element("summary", {}, "Headers"), element("pre", { tabindex: "0" }, headers)),
      text !== "" && element("pre", { tabindex: "0", "aria-label": "Body of the answer" }, pretty(text)));
  } catch (error) {
    return element("p", { class: "required" }, `Nothing was answered: ${error.message}`);
  }
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON: shown as it came.
    return text;
  }
}
