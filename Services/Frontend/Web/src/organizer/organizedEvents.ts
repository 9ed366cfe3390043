import type { CampusEvent, EventStatus } from "../events/CampusEvent";

/** How an organizer sorts their events: by what is to be done about them. */
export const ORGANIZED_GROUPS = ["coming", "pending", "draft", "past", "cancelled"] as const;

export type OrganizedGroup = typeof ORGANIZED_GROUPS[number];

export type OrganizedEvents = Readonly<Record<OrganizedGroup, readonly CampusEvent[]>>;

/** What is asked for: every state that an event can be in. */
export const ORGANIZED_STATUSES: readonly EventStatus[] = ["upcoming", "ongoing", "pending", "draft", "completed", "cancelled"];

export function groupOf(status: EventStatus): OrganizedGroup {
  switch (status) {
    case "upcoming":
    case "ongoing": return "coming";
    case "completed": return "past";
    default: return status;
  }
}

/** Events by what is to be done about them: the next first, of what is over the latest. */
export function organizedEvents(events: readonly CampusEvent[]): OrganizedEvents {
  const of = (group: OrganizedGroup) => {
    const found = events.filter(({ status }) => groupOf(status) === group);
    found.sort((one, other) => one.start_time.localeCompare(other.start_time));
    return group === "past" || group === "cancelled" ? found.reverse() : found;
  };
  return {
    coming: of("coming"), pending: of("pending"), draft: of("draft"), past: of("past"), cancelled: of("cancelled"),
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
