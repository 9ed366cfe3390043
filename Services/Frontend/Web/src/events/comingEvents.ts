import type { CampusEvent } from "./CampusEvent";
import { matchesQuery } from "./EventQuery";
import type { EventQuery } from "./EventQuery";
import { isComing } from "./isComing";
import type { EventState } from "./eventState";

/**
 * What a list shows: the events that the server listed, and those created since that belong there, the next first.
 *
 * An event that was cancelled, moved to another category or over meanwhile leaves at once. `now`: milliseconds since 1970.
 */
export function comingEvents(
  state: EventState,
  listed: readonly string[],
  query: EventQuery,
  now: number,
): readonly CampusEvent[] {
  const ids = new Set(listed);
  const shown = listed.flatMap((id) => state.events.get(id) ?? []).filter((event) => fits(event, query, now));
  for (const id of state.arrived) {
    const event = state.events.get(id);
    if (event && !ids.has(id) && fits(event, query, now) && matchesQuery(event, query, now)) shown.push(event);
  }
  return shown.sort(byStart);
}

function fits(event: CampusEvent, query: EventQuery, now: number): boolean {
  return isComing(event, now) && (query.category === null || event.category === query.category);
}

function byStart(left: CampusEvent, right: CampusEvent): number {
  return Date.parse(left.start_time) - Date.parse(right.start_time) || (left.id < right.id ? -1 : 1);
}
