import { Description } from "./description.js";
import { element } from "./element.js";
import { inline } from "./prose.js";

const DEEPEST = 5;

/** A schema with its parts put into one: references followed, `allOf` merged. */
export function flattened(description, schema) {
  const resolved = description.resolve(schema);
  if (!resolved?.allOf) return resolved ?? {};
  return resolved.allOf.map((part) => flattened(description, part)).reduce((one, part) => ({
    ...one,
    ...part,
    required: [...(one.required ?? []), ...(part.required ?? [])],
    properties: { ...one.properties, ...part.properties },
  }), { ...resolved, allOf: undefined });
}

/** What a value must be, in few words. */
export function typeText(schema) {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const types = [schema.type ?? (schema.properties ? "object" : "")].flat();
  const range = [
    schema.minimum !== undefined || schema.maximum !== undefined
      ? `${schema.minimum ?? "…"} to ${schema.maximum ?? "…"}` : "",
    schema.minLength || schema.maxLength ? `${schema.minLength ?? 0} to ${schema.maxLength ?? "…"} characters` : "",
    schema.maxItems ? `at most ${schema.maxItems}` : "",
    schema.default === undefined ? "" : `default ${JSON.stringify(schema.default)}`,
  ].filter((part) => part !== "");
  return [types.join(" | ") + (schema.format ? ` (${schema.format})` : ""), ...range].join(", ");
}

/** A schema as a list of its members. */
export function schemaView(description, schema, depth = 0) {
  const flat = flattened(description, schema);
  const choices = flat.oneOf ?? flat.anyOf;
  if (choices) {
    return element("ul", { class: "members" }, ...choices.map((choice) => element("li", {},
      element("span", { class: "type" }, `either ${Description.nameOf(choice) ?? ""}`),
      schemaView(description, choice, depth + 1))));
  }
  if (flat.items) {
    return element("div", {}, element("p", { class: "note" }, `${typeText(flat)} of:`),
      schemaView(description, flat.items, depth));
  }
  const members = Object.entries(flat.properties ?? {});
  if (members.length === 0) {
    return element("p", { class: "note" }, typeText(flat) || "any value", " ", ...inline(flat.description));
  }
  const required = new Set(flat.required);
  members.sort(([one], [other]) => required.has(other) - required.has(one));
  return element("ul", { class: "members" }, ...members.map(
    ([name, member]) => memberView(description, name, member, required.has(name), depth),
  ));
}

function memberView(description, name, member, isRequired, depth) {
  const flat = flattened(description, member);
  const inner = flat.items ?? (flat.properties || flat.oneOf || flat.anyOf ? flat : null);
  return element("li", {},
    element("span", { class: "member" }, name),
    element("span", { class: "type" }, typeText(flat)),
    isRequired && element("span", { class: "required" }, "required"),
    flat.description && element("p", {}, ...inline(flat.description)),
    inner && depth < DEEPEST ? schemaView(description, inner, depth + 1) : null);
}

/** An example of the content: the one that is written, or one made of the schema's own. */
export function exampleOf(description, content) {
  if (content?.example !== undefined) return content.example;
  const [named] = Object.values(content?.examples ?? {});
  if (named) return named.value;
  const flat = flattened(description, content?.schema ?? {});
  if (flat.examples) return flat.examples[0];
  if (flat.items) {
    const item = flattened(description, flat.items);
    return item.examples ? [item.examples[0]] : undefined;
  }
  return undefined;
}
