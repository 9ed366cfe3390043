import { useCallback, useEffect, useState } from "react";
import { ApiError, errorMessage } from "../api/ApiError";
import { useCampus } from "../app/CampusContext";
import type { CampusEvent } from "../events/CampusEvent";
import { refreshSeats } from "../events/refreshSeats";
import { useText } from "../language/useText";
import { useStore } from "../store/Store";
import type { RSVP } from "./RSVP";
import { rsvpAnswer } from "./rsvpOffer";
import { loadRSVPs, putRSVP } from "./rsvpState";

export interface RSVPActions {
  readonly isPending: boolean;
  /** What came of the last press, for the screen and for screen readers. */
  readonly answer: string;
  readonly problem: string;
  rsvp(): void;
  cancel(rsvp: RSVP): void;
}

/** Asks for a seat at `event` and gives it back. What became of a press whose answer was lost is found out. */
export function useRSVP(event: CampusEvent): RSVPActions {
  const campus = useCampus();
  const t = useText();
  const [isPending, setPending] = useState(false);
  const [answer, setAnswer] = useState("");
  const [problem, setProblem] = useState("");
  const [isLost, setLost] = useState(false);
  const isOnline = useStore(campus.live.phase, (phase) => phase === "open");

  const decide = useCallback(async (ask: () => Promise<RSVP>) => {
    setPending(true);
    setLost(false);
    setAnswer("");
    setProblem("");
    try {
      const decided = await ask();
      campus.rsvps.update((state) => putRSVP(state, decided));
      setAnswer(rsvpAnswer(decided));
    } catch (error) {
      // The server may have decided, though nobody heard of it.
      const isUnknown = error instanceof ApiError && error.kind === "network";
      setLost(isUnknown);
      setProblem(isUnknown ? t("rsvps.lostUnknown") : errorMessage(error));
    } finally {
      setPending(false);
    }
    await refreshSeats(campus, event.id);
  }, [campus, event.id, t]);

  useEffect(() => {
    if (!isLost || !isOnline) return undefined;
    const abandoned = new AbortController();
    campus.api.myRSVPs(abandoned.signal).then(
      (mine) => {
        if (abandoned.signal.aborted) return;
        campus.rsvps.update((state) => loadRSVPs(state, mine));
        const found = mine.find((rsvp) => rsvp.event_id === event.id && rsvp.status !== "cancelled");
        setLost(false);
        setProblem(found ? "" : t("rsvps.lostNone"));
        setAnswer(found ? `${t("rsvps.lostFound")} ${rsvpAnswer(found)}` : "");
      },
      // It stays unknown, and is said so, until the connection is back once more.
      () => undefined,
    );
    return () => abandoned.abort();
  }, [campus, event.id, isLost, isOnline, t]);

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
