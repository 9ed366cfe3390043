import type { FieldMessages } from "../forms/fieldMessages";
import { t } from "../language/texts";

/** Characters. */
export const SHORTEST_PASSWORD = 10;

/** What can be said of a new password before asking the server, which knows the common ones. */
export function checkNewPassword(password: string): FieldMessages {
  if (password === "") return { password: t("forms.required") };
  return [...password].length < SHORTEST_PASSWORD ? { password: t("auth.passwordShort", { count: SHORTEST_PASSWORD }) } : {};
}
