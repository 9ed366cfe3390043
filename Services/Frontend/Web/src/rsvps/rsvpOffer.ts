import type { CampusEvent } from "../events/CampusEvent";
import { t } from "../language/texts";
import type { RSVP } from "./RSVP";

/** What a person can do about a seat now. */
export type RSVPOffer =
  | { readonly kind: "confirmed" | "waitlisted"; readonly rsvp: RSVP }
  | { readonly kind: "opensLater"; readonly opensAt: string }
  | { readonly kind: "seat" | "waitlist" | "full" | "closed" | "over" | "cancelled" | "unpublished" };

/** Decides from the event, one's own RSVP and the clock (milliseconds since 1970). The server decides again. */
export function rsvpOffer(event: CampusEvent, rsvp: RSVP | undefined, now: number): RSVPOffer {
  if (event.status === "cancelled") return { kind: "cancelled" };
  if (event.status === "draft" || event.status === "pending") return { kind: "unpublished" };
  if (rsvp !== undefined && rsvp.status !== "cancelled") return { kind: rsvp.status, rsvp };
  if (event.status === "completed" || Date.parse(event.end_time) <= now) return { kind: "over" };
  if (event.rsvp_opens_at && Date.parse(event.rsvp_opens_at) > now) {
    return { kind: "opensLater", opensAt: event.rsvp_opens_at };
  }
  if (event.rsvp_closes_at && Date.parse(event.rsvp_closes_at) <= now) return { kind: "closed" };
  if (hasFreeSeat(event)) return { kind: "seat" };
  return { kind: event.waitlist_enabled ? "waitlist" : "full" };
}

/** Seats that come free belong to the waitlist first. */
export function hasFreeSeat(event: CampusEvent): boolean {
  return event.current_attendees < event.max_attendees && event.waitlist_count === 0;
}

/** What the server's answer means, in words. */
export function rsvpAnswer(rsvp: RSVP): string {
  switch (rsvp.status) {
    case "confirmed": return t("rsvps.seeYou");
    case "waitlisted": return waitlistPlace(rsvp.waitlist_position ?? null);
    case "cancelled": return t("rsvps.isCancelled");
  }
}

/** "You are 14th on the waitlist." */
export function waitlistPlace(position: number | null): string {
  return position === null ? t("rsvps.onWaitlist") : t("rsvps.place", { count: position, ordinal: true });
}
