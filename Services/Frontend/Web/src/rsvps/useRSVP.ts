import { useCallback, useState } from "react";
import { errorMessage } from "../api/ApiError";
import { useCampus } from "../app/CampusContext";
import type { CampusEvent } from "../events/CampusEvent";
import { refreshSeats } from "../events/refreshSeats";
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
    await refreshSeats(campus, event.id);
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
