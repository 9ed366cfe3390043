import "../app/firstFile";
import type { FieldError } from "../api/Problem";
import { fieldSentence } from "./fieldSentence";

/** What stands at each field, by the field's name on the wire. */
export type FieldMessages = Readonly<Record<string, string>>;

/** The server's messages as sentences; the first of a field counts. */
export function fieldMessages(errors: readonly FieldError[]): FieldMessages {
  const messages: Record<string, string> = {};
  for (const { field, message } of errors) messages[field] ??= fieldSentence(message);
  return messages;
}
