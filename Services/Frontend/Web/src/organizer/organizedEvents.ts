import type { Counts } from "../api/Counts";
import type { CampusEvent, EventStatus } from "../events/CampusEvent";
import { statusAt } from "../events/statusAt";

/** How an organizer sorts their events: by what is to be done about them. */
export const ORGANIZED_GROUPS = ["coming", "pending", "draft", "past", "cancelled"] as const;

export type OrganizedGroup = typeof ORGANIZED_GROUPS[number];

/** What was not over when it was asked for, all of it; some may be over or off by now. */
export type OrganizedEvents<Event extends CampusEvent = CampusEvent> = Readonly<Record<OrganizedGroup, readonly Event[]>>;

function groupOf(status: EventStatus): OrganizedGroup {
  switch (status) {
    case "upcoming":
    case "ongoing": return "coming";
    case "completed": return "past";
    default: return status;
  }
}

/** Events by what is to be done about them now, the next first. @param now the server's time, milliseconds since 1970 */
export function organizedEvents<Event extends CampusEvent>(events: readonly Event[], now: number): OrganizedEvents<Event> {
  const current = events
    .map((event) => ({ ...event, status: statusAt(event, now) }))
    .sort((one, other) => one.start_time.localeCompare(other.start_time));
  const of = (group: OrganizedGroup) => current.filter(({ status }) => groupOf(status) === group);
  return { coming: of("coming"), pending: of("pending"), draft: of("draft"), past: of("past"), cancelled: of("cancelled") };
}

/** How many there are in each list: what was over already as the server said, and the rest as it stands now. */
export function groupCounts(events: OrganizedEvents, counts: Counts | null): Readonly<Record<OrganizedGroup, number>> {
  return {
    coming: events.coming.length,
    pending: events.pending.length,
    draft: events.draft.length,
    past: (counts?.["completed"] ?? 0) + events.past.length,
    cancelled: (counts?.["cancelled"] ?? 0) + events.cancelled.length,
  };
}

export interface OrganizedCounts {
  readonly coming: number;
  readonly taken: number;
  readonly seats: number;
  readonly waiting: number;
}

/** What of all coming events together is worth seeing at a glance. */
export function countOrganized(coming: readonly CampusEvent[]): OrganizedCounts {
  const sum = (of: (event: CampusEvent) => number) => coming.reduce((total, event) => total + of(event), 0);
  return {
    coming: coming.length,
    taken: sum((event) => event.current_attendees),
    seats: sum((event) => event.max_attendees),
    waiting: sum((event) => event.waitlist_count),
  };
}
