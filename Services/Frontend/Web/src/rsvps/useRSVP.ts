import { useCallback, useState } from "react";
import { errorMessage } from "../api/ApiError";
import type { Campus } from "../app/Campus";
import { useCampus } from "../app/CampusContext";
import type { CampusEvent } from "../events/CampusEvent";
import { putEvents } from "../events/eventState";
import type { RSVP } from "./RSVP";
import { rsvpAnswer } from "./rsvpOffer";
import { putRSVP } from "./rsvpState";

export interface RSVPActions {
  readonly isPending: boolean;
  /** What came of the last press, for the screen and for screen readers. */
  readonly answer: string;
  readonly problem: string;
  rsvp(): void;
  cancel(rsvp: RSVP): void;
}

/** Asks for a seat at `event` and gives it back. */
export function useRSVP(event: CampusEvent): RSVPActions {
  const campus = useCampus();
  const [isPending, setPending] = useState(false);
  const [answer, setAnswer] = useState("");
  const [problem, setProblem] = useState("");

  const decide = useCallback(async (ask: () => Promise<RSVP>) => {
    setPending(true);
    setAnswer("");
    setProblem("");
    try {
      const decided = await ask();
      campus.rsvps.update((state) => putRSVP(state, decided));
      setAnswer(rsvpAnswer(decided));
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setPending(false);
    }
    // The live connection tells the new seat count; without it the page asks.
    if (campus.live.phase.get() !== "open") await refreshEvent(campus, event.id);
  }, [campus, event.id]);

  return {
    isPending,
    answer,
    problem,
    rsvp: () => void decide(() => campus.api.rsvp(event.id)),
    cancel: (rsvp) => void decide(async () => {
      await campus.api.cancelRSVP(rsvp.id);
      return { ...rsvp, status: "cancelled", waitlist_position: null };
    }),
  };
}

async function refreshEvent(campus: Campus, id: string): Promise<void> {
  const since = campus.events.get().moment;
  try {
    const event = await campus.api.event(id);
    campus.events.update((state) => putEvents(state, [event], since));
  } catch {
    // The decision stands and is shown; the count follows when the connection is back.
  }
}
