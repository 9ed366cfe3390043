import { EVENT_CATEGORIES } from "./CampusEvent";
import type { CampusEvent, EventCategory } from "./CampusEvent";

/** What a list of coming events is narrowed to; it stands in the page's address. */
export interface EventQuery {
  readonly category: EventCategory | null;
  readonly search: string;
}

/** Reads the query part of the address of the events page; an unknown category is none. */
export function queryFromSearch(search: string): EventQuery {
  const parameters = new URLSearchParams(search);
  const category = parameters.get("category");
  return {
    category: EVENT_CATEGORIES.find((known) => known === category) ?? null,
    search: parameters.get("search")?.trim() ?? "",
  };
}

/** The address of the events page for `query`. */
export function eventsAddress(query: EventQuery): string {
  const parameters = new URLSearchParams();
  if (query.category) parameters.set("category", query.category);
  if (query.search) parameters.set("search", query.search);
  const text = parameters.toString();
  return text === "" ? "/events" : `/events?${text}`;
}

/** Whether an event that was told live belongs in the list; the server's own search decides about all others. */
export function matchesQuery(event: CampusEvent, query: EventQuery): boolean {
  if (query.category !== null && event.category !== query.category) return false;
  const text = `${event.title} ${event.description} ${event.location}`.toLowerCase();
  return query.search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
