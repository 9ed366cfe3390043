import type { Campus } from "../app/Campus";
import type { RSVP } from "../rsvps/RSVP";
import { putEvent } from "./eventState";

/**
 * Asks for an event after a decision about a seat at it: where to join is told to who has one, and only to who asks.
 *
 * @param decided what was decided; null when it was refused. Then, and in line, it is about the seats alone, which the
 *   live connection tells.
 */
export async function refreshEvent(campus: Campus, eventID: string, decided: RSVP | null): Promise<void> {
  const isAboutSeats = decided === null || decided.status === "waitlisted";
  if (isAboutSeats && campus.live.phase.get() === "open") return;
  const since = campus.events.get().moment;
  try {
    const event = await campus.api.event(eventID);
    campus.events.update((state) => putEvent(state, event, since));
  } catch {
    // The decision stands and is shown; the rest follows when the connection is back.
  }
}
