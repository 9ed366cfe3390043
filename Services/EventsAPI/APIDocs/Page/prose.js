import { element } from "./element.js";

/** The description's prose: paragraphs with `code` and **strong**, of CommonMark what we use. */
export function prose(text) {
  const paragraphs = (text ?? "").split(/\n{2,}/).filter((part) => part !== "");
  return element("div", { class: "description" }, ...paragraphs.map((part) => element("p", {}, ...inline(part))));
}

/** One line of it. */
export function inline(text) {
  return (text ?? "").split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith("`") && part.length > 2) return element("code", {}, part.slice(1, -1));
    if (part.startsWith("**") && part.length > 4) return element("strong", {}, part.slice(2, -2));
    return part;
  });
}
