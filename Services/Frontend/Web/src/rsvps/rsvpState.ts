import type { RSVP } from "./RSVP";

/** The RSVPs of who is signed in, by event; null until they have been loaded. */
export type RSVPState = ReadonlyMap<string, RSVP> | null;

/** Takes in the whole list; of two RSVPs to one event (one of them cancelled) the later one counts. */
export function loadRSVPs(rsvps: readonly RSVP[]): RSVPState {
  return rsvps.reduce<ReadonlyMap<string, RSVP>>(newest, new Map());
}

/** Takes in one RSVP from an answer or a live message, unless a newer one is known. */
export function putRSVP(state: RSVPState, rsvp: RSVP): RSVPState {
  return newest(state ?? new Map(), rsvp);
}

function newest(known: ReadonlyMap<string, RSVP>, rsvp: RSVP): ReadonlyMap<string, RSVP> {
  const current = known.get(rsvp.event_id);
  if (current && Date.parse(current.updated_at) > Date.parse(rsvp.updated_at)) return known;
  return new Map(known).set(rsvp.event_id, rsvp);
}
