import type { RSVP, RSVPStatus } from "../rsvps/RSVP";

/** Who comes in: by the ticket's code, by name, or picked from a list. The body of `POST events/{id}/check-in`. */
export type CheckInSubject =
  | { readonly code: string }
  | { readonly name: string }
  | { readonly rsvp_id: string };

/** What the person at the door is answered. */
export interface CheckIn {
  readonly rsvp: RSVP;
  /** False when the person had come in before; the RSVP says when. */
  readonly is_new: boolean;
  readonly checked_in_count: number;
  readonly confirmed_count: number;
}

/** How many seats are taken, and how many of those people have come. */
export interface CheckInCounts {
  readonly confirmed: number;
  readonly checked_in: number;
  readonly waiting: number;
  /** Null until the event is over: before that nobody is late. */
  readonly no_shows: number | null;
}

/** One of several people who are called alike; the address tells them apart. */
export interface CheckInCandidate {
  readonly rsvp_id: string;
  readonly name: string;
  readonly email: string;
  readonly status: RSVPStatus;
  readonly checked_in_at: string | null;
}
