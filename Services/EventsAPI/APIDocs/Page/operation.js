import { element } from "./element.js";
import { inline, prose } from "./prose.js";
import { exampleOf, flattened, schemaView, typeText } from "./schema.js";
import { trial } from "./trial.js";

/** One operation: what it takes, what it answers, and a form to try it. */
export function operationView(description, operation, session) {
  const id = operation.operationId;
  return element("section", { class: `operation ${operation.method}`, id, "aria-labelledby": `${id}-title` },
    element("h3", { id: `${id}-title` },
      element("span", { class: "method" }, operation.method), element("a", { href: `#${id}` }, operation.path)),
    element("p", { class: "summary" }, operation.summary),
    prose(operation.description),
    element("p", { class: "note" }, accessText(operation)),
    parametersView(description, operation.parameters),
    bodyView(description, description.resolve(operation.requestBody)),
    element("h4", {}, "Answers"),
    ...Object.entries(operation.responses).map(([status, response]) =>
      answerView(description, status, description.resolve(response))),
    trial(description, operation, session));
}

function accessText(operation) {
  if (!operation.isPublic) return "Inside the cluster only.";
  const ways = operation.security ?? [];
  if (ways.length === 0) return "For everyone.";
  return ways.some((way) => Object.keys(way).length === 0)
    ? "For everyone; signed in, one may see more." : "For who is signed in.";
}

function parametersView(description, parameters) {
  if (parameters.length === 0) return null;
  return element("div", {}, element("h4", {}, "Parameters"),
    element("ul", { class: "members" }, ...parameters.map((parameter) => {
      const schema = flattened(description, parameter.schema);
      const items = schema.items ? flattened(description, schema.items) : schema;
      return element("li", {},
        element("span", { class: "member" }, parameter.name),
        element("span", { class: "type" }, `in ${parameter.in}, ${typeText(items)}`),
        parameter.required && element("span", { class: "required" }, "required"),
        element("p", {}, ...inline(parameter.description ?? schema.description)));
    })));
}

function bodyView(description, body) {
  if (!body) return null;
  const [[type, content]] = Object.entries(body.content);
  return element("div", {}, element("h4", {}, "Body ", element("span", { class: "type" }, type)),
    prose(flattened(description, content.schema).description), schemaView(description, content.schema));
}

function answerView(description, status, response) {
  const contents = Object.entries(response.content ?? {});
  return element("details", { class: "answer" },
    element("summary", {},
      element("span", { class: Number(status) >= 400 ? "status failed" : "status" }, status),
      ...inline(response.description)),
    element("div", {},
      headersView(description, response.headers),
      ...contents.map(([type, content]) => {
        const example = exampleOf(description, content);
        return element("div", {}, element("h4", {}, type), schemaView(description, content.schema),
          example !== undefined && element("pre", { tabindex: "0", "aria-label": `Example of ${status}` },
            JSON.stringify(example, null, 2)));
      }),
      contents.length === 0 && element("p", { class: "note" }, "No content.")));
}

function headersView(description, headers) {
  const entries = Object.entries(headers ?? {});
  if (entries.length === 0) return null;
  return element("ul", { class: "members" }, ...entries.map(([name, header]) => element("li", {},
    element("span", { class: "member" }, name), element("span", { class: "type" }, "header"),
    element("p", {}, ...inline(description.resolve(header).description)))));
}
