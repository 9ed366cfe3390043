import type { FieldError } from "../api/Problem";
import { t } from "../language/texts";

/** What stands at each field, by the field's name on the wire. */
export type FieldMessages = Readonly<Record<string, string>>;

/** Turns the server's `must be after start_time` into a sentence that stands alone; the first of a field counts. */
export function fieldMessages(errors: readonly FieldError[]): FieldMessages {
  const messages: Record<string, string> = {};
  for (const { field, message } of errors) messages[field] ??= fieldSentence(message);
  return messages;
}

function fieldSentence(message: string): string {
  const words = message.replace(/_/g, " ");
  if (words === "is required") return t("forms.required");
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return t("forms.fieldSays", { words: /[.!?]$/.test(sentence) ? sentence : `${sentence}.` });
}
