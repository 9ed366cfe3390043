import type { auditActions } from "../language/en/auditActions";
import type { Translate } from "../language/Text";

type KnownAction = keyof typeof auditActions;

/** What was done, in words; what this version of the application does not know is said as the log has it. */
export function auditWords(action: string, t: Translate): string {
  const key = `auditActions.${action.replace(".", "_") as KnownAction}` as const;
  const words = t(key);
  // i18next gives the key back for a text that is not there.
  return key.endsWith(words) ? action : words;
}
