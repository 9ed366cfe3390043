import type { auditTerms } from "../language/en/auditTerms";
import { formatList } from "../language/texts";
import type { Translate } from "../language/Text";
import type { AuditEntry } from "./AuditEntry";

type KnownTerm = keyof typeof auditTerms;

/** What somebody wrote, which is shown as it was written. */
const WRITTEN = new Set(["name", "reason"]);

/** What an entry's `detail` holds, as words: "role: student → organizer". */
export function auditDetail(detail: AuditEntry["detail"], t: Translate): readonly string[] {
  return Object.entries(detail).map(([name, value]) => {
    const words = WRITTEN.has(name) && typeof value === "string" ? value : valueInWords(value, t);
    return `${term(name, t)}: ${words}`;
  });
}

function valueInWords(value: unknown, t: Translate): string {
  if (Array.isArray(value)) return formatList(value.map((part) => valueInWords(part, t)));
  if (typeof value !== "object" || value === null) return value == null ? "–" : term(String(value), t);
  const { from, to } = value as { readonly from?: unknown; readonly to?: unknown };
  if (from === undefined && to === undefined) return JSON.stringify(value);
  return `${valueInWords(from, t)} → ${valueInWords(to, t)}`;
}

/** A word of the wire; what this version of the application does not know is said as the log has it. */
function term(word: string, t: Translate): string {
  const key = `auditTerms.${word as KnownTerm}` as const;
  const words = t(key);
  // i18next gives the key back for a text that is not there.
  return key.endsWith(words) ? word.replace(/_/g, " ") : words;
}
