import type { CampusEvent } from "../events/CampusEvent";
import { isComing } from "../events/isComing";
import type { RSVP } from "./RSVP";
import type { RSVPState } from "./rsvpState";

/** How one sorts one's own events. */
export const MY_EVENT_GROUPS = ["coming", "waiting", "past", "cancelled"] as const;

export type MyEventGroup = typeof MY_EVENT_GROUPS[number];

/** One's RSVP and its event. */
export interface MyEvent {
  readonly event: CampusEvent;
  readonly rsvp: RSVP;
}

/** One's events that are still to come, the next first, and those that are over or off, the latest first. `now`: milliseconds since 1970. */
export function myEvents(
  rsvps: RSVPState,
  events: ReadonlyMap<string, CampusEvent>,
  now: number,
): { readonly coming: readonly MyEvent[]; readonly past: readonly MyEvent[] } {
  const mine = [...rsvps.byEvent.values()]
    .filter((rsvp) => rsvp.status !== "cancelled")
    .flatMap((rsvp) => {
      const event = events.get(rsvp.event_id);
      return event ? [{ event, rsvp }] : [];
    })
    .sort((left, right) => Date.parse(left.event.start_time) - Date.parse(right.event.start_time));
  const isToCome = ({ event }: MyEvent) => isComing(event, now);
  return { coming: mine.filter(isToCome), past: mine.filter((entry) => !isToCome(entry)).reverse() };
}
