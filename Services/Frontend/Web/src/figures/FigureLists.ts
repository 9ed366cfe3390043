import type { EventCategory } from "../events/CampusEvent";
import type { Day } from "./Day";

/** Sums over some published events. Rates are from 0 to 1. */
export interface FigureSums {
  readonly events: number;
  readonly seats: number;
  /** People with a seat, each once an event. */
  readonly rsvps: number;
  readonly waiting: number;
  readonly checked_in: number;
  readonly fill_rate: number | null;
  /** Of those with a seat at events that are over and had somebody at the door. */
  readonly attendance_rate: number | null;
}

export interface CategoryFigures extends FigureSums {
  readonly category: EventCategory;
}

export interface MonthFigures extends FigureSums {
  /** "2026-11". */
  readonly month: string;
  readonly unique_attendees: number;
}

export interface VenueFigures extends FigureSums {
  readonly venue_id: string;
  readonly name: string;
  readonly capacity: number;
  /** How long its events last together. */
  readonly hours: number;
  readonly utilisation: number | null;
}

export interface OrganizerFigures extends FigureSums {
  readonly organizer_id: string;
  readonly name: string;
}

/** What was decided on a day, or in a month. */
export interface TrendPoint {
  /** Its first day. */
  readonly from: Day;
  readonly confirmed: number;
  readonly waitlisted: number;
  readonly promoted: number;
  readonly cancelled: number;
  readonly checked_in: number;
}

/** How full an event is, and who came. */
export interface EventSummary {
  readonly event_id: string;
  readonly title: string;
  readonly category: EventCategory;
  readonly start_time: string;
  readonly end_time: string;
  readonly timezone: string;
  readonly seats: number;
  readonly rsvps: number;
  readonly waiting: number;
  readonly checked_in: number;
  readonly fill_rate: number | null;
  /** Null until it is over, and when nobody was checked in. */
  readonly attendance_rate: number | null;
}

export type ActivityKind =
  | "confirmed" | "waitlisted" | "promoted" | "cancelled" | "expired"
  | "guest_confirmed" | "checked_in" | "check_in_undone" | "capacity_changed";

/** Something that was decided; of nobody in particular. */
export interface Activity {
  readonly at: string;
  readonly kind: ActivityKind;
  readonly event_id: string;
  readonly title: string;
  readonly seats: number;
  /** As they were after it. */
  readonly seats_taken: number;
  readonly waiting: number;
}

/** The lists under `/api/v1/analytics`, by their names there. */
export interface FigureLists {
  readonly categories: CategoryFigures;
  readonly venues: VenueFigures;
  readonly organizers: OrganizerFigures;
  readonly monthly: MonthFigures;
  readonly trends: TrendPoint;
  readonly capacity: EventSummary;
  readonly activity: Activity;
}
