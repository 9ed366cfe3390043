import type { Day } from "./Day";

/** Sums over the published events that begin in a time. Rates are from 0 to 1. */
export interface StatisticsPeriod {
  /** Null for a time without beginning or end. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly total_events: number;
  readonly upcoming_events: number;
  readonly ongoing_events: number;
  readonly past_events: number;
  readonly total_seats: number;
  /** People with a seat, each once an event. */
  readonly total_rsvps: number;
  readonly total_waiting: number;
  readonly total_checked_in: number;
  readonly unique_attendees: number;
  readonly fill_rate: number | null;
  readonly average_attendance_rate: number | null;
}

export interface CampusStatistics extends StatisticsPeriod {
  /** As many days before; null without both ends of the time. */
  readonly previous: StatisticsPeriod | null;
}
