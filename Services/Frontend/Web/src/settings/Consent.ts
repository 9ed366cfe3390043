export type ConsentKind = "terms" | "privacy" | "marketing-email";

/** One line of the consent log: something was agreed to, or taken back. */
export interface Consent {
  readonly kind: ConsentKind;
  /** Of the text that was agreed to. */
  readonly version: string;
  readonly given: boolean;
  readonly at: string;
}

/** How things stand: the latest line of each kind, from the log with the latest first. */
export function standing(log: readonly Consent[]): readonly Consent[] {
  return log.filter(({ kind }, index) => log.findIndex((other) => other.kind === kind) === index);
}
