import { t } from "../language/texts";
import type { FieldMessages } from "./fieldMessages";

/** A message for each field that was left empty. */
export function requiredFields(fields: Readonly<Record<string, string>>): FieldMessages {
  const empty = Object.keys(fields).filter((name) => fields[name]?.trim() === "");
  return Object.fromEntries(empty.map((name) => [name, t("forms.required")]));
}
