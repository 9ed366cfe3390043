import type { Affiliation } from "../auth/Session";
import type { CheckInCounts } from "../check-in/CheckIn";
import type { DeliveryStatus } from "../deliveries/EventDelivery";

/** How an event goes, in numbers. Rates are from 0 to 1. */
export interface EventFigures extends CheckInCounts {
  readonly event_id: string;
  readonly timezone: string;
  readonly seats: number;
  /** How often somebody came from the waitlist to a seat. */
  readonly promoted: number;
  readonly cancelled: number;
  /** Null until it is over. */
  readonly no_show_rate: number | null;
  readonly affiliations: readonly AffiliationCount[];
  /** How long a step of `decisions` is. */
  readonly step: "hour" | "day";
  /** Steps without decisions are left out. */
  readonly decisions: readonly DecisionStep[];
  readonly check_ins: readonly CheckInStep[];
  /** By state; null while notification-service does not answer. */
  readonly notifications: Readonly<Partial<Record<DeliveryStatus, number>>> | null;
}

export interface AffiliationCount {
  readonly affiliation: Affiliation;
  /** Null where it would tell of single people. */
  readonly count: number | null;
}

export interface DecisionStep {
  readonly at: string;
  readonly confirmed: number;
  readonly waitlisted: number;
  readonly promoted: number;
  readonly cancelled: number;
  /** At the end of the step, and so is the next. */
  readonly seats_taken: number;
  readonly waiting: number;
}

/** How many had come by the end of five minutes. */
export interface CheckInStep {
  readonly at: string;
  readonly checked_in: number;
}
