export type DecisionKind =
  | "confirmed"
  | "waitlisted"
  | "promoted"
  | "cancelled"
  | "expired"
  | "guest_confirmed"
  | "checked_in"
  | "check_in_undone"
  | "capacity_changed";

/** One line of an event's log of decisions, as far as this application reads it. */
export interface Decision {
  /** Rises by one with each decision of the event. */
  readonly number: number;
  readonly at: string;
  readonly kind: DecisionKind;
  /** Why it was decided so, for the person it concerns. */
  readonly explanation: string;
}
