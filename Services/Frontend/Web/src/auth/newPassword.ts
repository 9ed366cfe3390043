import type { FieldMessages } from "../forms/fieldMessages";

const SHORTEST = 10;

export const NEW_PASSWORD_HINT = `At least ${SHORTEST} characters, and not one that everybody uses.`;

/** What can be said of a new password before asking the server, which knows the common ones. */
export function checkNewPassword(password: string): FieldMessages {
  if (password === "") return { password: "This is required." };
  return [...password].length < SHORTEST ? { password: `Must be at least ${SHORTEST} characters.` } : {};
}
