import { EVENT_CATEGORIES } from "./CampusEvent";
import type { CampusEvent, EventCategory } from "./CampusEvent";

export const PERIODS = ["today", "week", "month"] as const;

/** Today, the next seven days, the next thirty. */
export type Period = typeof PERIODS[number];

/** What a list of coming events is narrowed to; it stands in the page's address. */
export interface EventQuery {
  readonly category: EventCategory | null;
  readonly search: string;
  readonly period: Period | null;
}

export const EVERYTHING: EventQuery = { category: null, search: "", period: null };

/** Reads the query part of the address of the events page; an unknown category is none. */
export function queryFromSearch(search: string): EventQuery {
  const parameters = new URLSearchParams(search);
  const [category, period] = [parameters.get("category"), parameters.get("when")];
  return {
    category: EVENT_CATEGORIES.find((known) => known === category) ?? null,
    search: parameters.get("search")?.trim() ?? "",
    period: PERIODS.find((known) => known === period) ?? null,
  };
}

/** The day of the calendar that is chosen ("2026-12-24"), from the query part of the address; null for none. */
export function dayFromSearch(search: string): string | null {
  const day = new URLSearchParams(search).get("day") ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}

/** The address of the events page for `query`; `month` ("2026-12") shows the calendar, and `day` what is on then. */
export function eventsAddress(query: EventQuery, month: string | null = null, day: string | null = null): string {
  const parameters = new URLSearchParams();
  if (query.category) parameters.set("category", query.category);
  if (query.search) parameters.set("search", query.search);
  if (query.period && month === null) parameters.set("when", query.period);
  if (month !== null) parameters.set("month", month);
  if (month !== null && day !== null) parameters.set("day", day);
  const text = parameters.toString();
  return text === "" ? "/events" : `/events?${text}`;
}

export interface TimeRange {
  readonly from: Date;
  /** The first moment after it. */
  readonly to: Date;
}

const DAYS: Readonly<Record<Period, number>> = { today: 1, week: 7, month: 30 };

/** From the beginning of the reader's day on, so that what began this morning is there too. */
export function rangeOf(period: Period, now: number): TimeRange {
  const from = new Date(now);
  from.setHours(0, 0, 0, 0);
  const to = new Date(from);
  to.setDate(to.getDate() + DAYS[period]);
  return { from, to };
}

/** Whether an event that was told live belongs in the list; the server's own search decides about all others. */
export function matchesQuery(event: CampusEvent, query: EventQuery, now: number): boolean {
  if (query.category !== null && event.category !== query.category) return false;
  if (query.period !== null && Date.parse(event.start_time) >= rangeOf(query.period, now).to.getTime()) return false;
  const text = `${event.title} ${event.description} ${event.location}`.toLowerCase();
  return query.search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
