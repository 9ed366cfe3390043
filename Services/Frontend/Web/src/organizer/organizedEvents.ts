import type { Counts } from "../api/Counts";
import type { CampusEvent, EventStatus } from "../events/CampusEvent";

/** How an organizer sorts their events: by what is to be done about them. */
export const ORGANIZED_GROUPS = ["coming", "pending", "draft", "past", "cancelled"] as const;

export type OrganizedGroup = typeof ORGANIZED_GROUPS[number];

/** What is not over, of which all are there. */
export type OrganizedEvents<Event extends CampusEvent = CampusEvent> = Readonly<Record<"coming" | "pending" | "draft", readonly Event[]>>;

export function groupOf(status: EventStatus): OrganizedGroup {
  switch (status) {
    case "upcoming":
    case "ongoing": return "coming";
    case "completed": return "past";
    default: return status;
  }
}

/** Events by what is to be done about them, the next first. */
export function organizedEvents<Event extends CampusEvent>(events: readonly Event[]): OrganizedEvents<Event> {
  const of = (group: OrganizedGroup) => events
    .filter(({ status }) => groupOf(status) === group)
    .sort((one, other) => one.start_time.localeCompare(other.start_time));
  return { coming: of("coming"), pending: of("pending"), draft: of("draft") };
}

/** How many there are in each list: of what is not over as it stands now, of the rest as the server said. */
export function groupCounts(events: OrganizedEvents, counts: Counts | null): Readonly<Record<OrganizedGroup, number>> {
  return {
    coming: events.coming.length,
    pending: events.pending.length,
    draft: events.draft.length,
    past: counts?.["completed"] ?? 0,
    cancelled: counts?.["cancelled"] ?? 0,
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
