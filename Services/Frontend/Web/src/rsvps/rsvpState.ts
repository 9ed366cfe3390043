import type { RSVP } from "./RSVP";

/** The RSVPs of who is signed in, by event. */
export interface RSVPState {
  /** Whether the whole list has been read, so that a missing RSVP means that there is none. */
  readonly isLoaded: boolean;
  readonly byEvent: ReadonlyMap<string, RSVP>;
}

export const NO_RSVPS: RSVPState = { isLoaded: false, byEvent: new Map() };

/** Takes in the whole list. What a live message told meanwhile stays when it is newer. */
export function loadRSVPs(state: RSVPState, rsvps: readonly RSVP[]): RSVPState {
  return { isLoaded: true, byEvent: rsvps.reduce(newest, state.byEvent) };
}

/** Takes in one RSVP from an answer or a live message, unless a newer one is known. */
export function putRSVP(state: RSVPState, rsvp: RSVP): RSVPState {
  return { ...state, byEvent: newest(state.byEvent, rsvp) };
}

function newest(known: ReadonlyMap<string, RSVP>, rsvp: RSVP): ReadonlyMap<string, RSVP> {
  const current = known.get(rsvp.event_id);
  if (current && Date.parse(current.updated_at) > Date.parse(rsvp.updated_at)) return known;
  return new Map(known).set(rsvp.event_id, rsvp);
}
