import type { CampusEvent } from "../events/CampusEvent";

export type RSVPStatus = "confirmed" | "waitlisted" | "cancelled";

/** A person's answer to an event, as it stands on the wire. */
export interface RSVP {
  readonly id: string;
  readonly event_id: string;
  readonly user_id: string | null;
  readonly name: string;
  readonly email: string;
  readonly status: RSVPStatus;
  /** 1 is next; only on a waitlisted RSVP. */
  readonly waitlist_position?: number | null;
  /** Until when a guest must confirm the address; null for people with accounts, and once it is done. */
  readonly confirm_by?: string | null;
  readonly checked_in_at?: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** An RSVP of `users/me/rsvps`, which brings its event along. */
export interface RSVPWithEvent extends RSVP {
  readonly event: CampusEvent;
}
