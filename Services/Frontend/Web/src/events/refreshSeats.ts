import type { Campus } from "../app/Campus";
import { putEvents } from "./eventState";

/** After a decision: the live connection tells the new seat count; without it the page asks. */
export async function refreshSeats(campus: Campus, eventID: string): Promise<void> {
  if (campus.live.phase.get() === "open") return;
  const since = campus.events.get().moment;
  try {
    const event = await campus.api.event(eventID);
    campus.events.update((state) => putEvents(state, [event], since));
  } catch {
    // The decision stands and is shown; the count follows when the connection is back.
  }
}
