import { formatNumber, t } from "../language/texts";
import { characters } from "./characters";
import type { FieldMessages } from "./fieldMessages";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Whether it is something that a person fills in. */
export function isControl(target: EventTarget): target is Control {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

/** What the browser finds wrong in a form, in the page's words, by the names of the controls. */
export function validityMessages(form: HTMLFormElement): FieldMessages {
  const wrong = [...form.elements].filter(isControl).map((control) => [control.name, validityMessage(control)] as const);
  return Object.fromEntries(wrong.filter(([name, message]) => name !== "" && message !== ""));
}

/** What the browser finds wrong with a control, in the page's words; empty for nothing. */
export function validityMessage(control: Control): string {
  const { validity } = control;
  if (!control.willValidate) return "";
  // Spaces are something to a browser, and nothing to whoever reads them.
  if (validity.valueMissing || (control.required && control.value.trim() === "" && !validity.badInput)) return t("forms.required");
  if (control instanceof HTMLSelectElement) return "";
  // Browsers count otherwise, and let pass what a person did not type, as what a password manager brings.
  const length = control.type === "password" ? [...control.value].length : characters(control.value);
  if (length > 0 && length < control.minLength) return t("forms.tooShort", { count: control.minLength });
  const longest = Number(control.dataset["longest"] ?? Infinity);
  if (length > longest) return t("forms.tooLong", { count: longest });
  if (validity.valid) return "";
  return control instanceof HTMLInputElement ? inputMessage(control) : t("forms.invalid");
}

function inputMessage({ type, min, max }: HTMLInputElement): string {
  switch (type) {
    case "email": return t("forms.badEmail");
    case "url": return t("forms.badAddress");
    case "number": return t("forms.badNumber", { least: formatNumber(Number(min)), most: formatNumber(Number(max)) });
    case "datetime-local": return t("forms.badTime");
    default: return t("forms.invalid");
  }
}
