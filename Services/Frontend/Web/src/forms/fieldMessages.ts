import type { FieldError } from "../api/ApiError";

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
  const text = words === "is required" ? "This is required" : words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
