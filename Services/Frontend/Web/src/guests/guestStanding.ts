import type { CampusEvent } from "../events/CampusEvent";
import type { RSVP } from "../rsvps/RSVP";

/** How things stand for a guest who opens the link of a mail. */
export type GuestStanding = "toConfirm" | "seat" | "waiting" | "tooLate" | "givenUp" | "eventCancelled" | "eventOver";

/** `isTooLate`: the server took the place back, or refused to confirm it, because nobody had confirmed in time. */
export function guestStanding(event: CampusEvent, rsvp: RSVP, isTooLate: boolean): GuestStanding {
  if (event.status === "cancelled") return "eventCancelled";
  if (isTooLate) return "tooLate";
  if (rsvp.status === "cancelled") return "givenUp";
  if (event.status === "completed") return "eventOver";
  if (rsvp.confirm_by) return "toConfirm";
  return rsvp.status === "confirmed" ? "seat" : "waiting";
}
