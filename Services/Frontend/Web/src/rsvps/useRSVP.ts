import { useCallback, useEffect, useState } from "react";
import { ApiError, errorMessage } from "../api/ApiError";
import { Intent } from "../api/Intent";
import { useCampus } from "../app/CampusContext";
import type { CampusEvent } from "../events/CampusEvent";
import { refreshEvent } from "../events/refreshEvent";
import { useText } from "../language/useText";
import { lookUpRSVPs } from "./lookUpRSVPs";
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

type Press = "rsvp" | "cancel";

/** Asks for a seat at `event` and gives it back. What became of a press whose answer was lost is found out. */
export function useRSVP(event: CampusEvent): RSVPActions {
  const campus = useCampus();
  const t = useText();
  const [isPending, setPending] = useState(false);
  const [answer, setAnswer] = useState("");
  const [problem, setProblem] = useState("");
  /** The press that the server may have decided, though nobody heard of it. */
  const [lost, setLost] = useState<Press | null>(null);
  const [intent] = useState(() => new Intent());

  const decide = useCallback(async (press: Press, ask: () => Promise<RSVP>) => {
    let decided: RSVP | null = null;
    setPending(true);
    setLost(null);
    setAnswer("");
    setProblem("");
    try {
      const rsvp = await ask();
      decided = rsvp;
      campus.rsvps.update((state) => putRSVP(state, rsvp));
      setAnswer(rsvpAnswer(rsvp));
    } catch (error) {
      const isUnknown = error instanceof ApiError && error.isUnknown;
      setLost(isUnknown ? press : null);
      setProblem(isUnknown ? t(press === "rsvp" ? "rsvps.lostUnknown" : "rsvps.lostCancel") : errorMessage(error));
    } finally {
      setPending(false);
    }
    await refreshEvent(campus, event.id, decided);
  }, [campus, event.id, t]);

  useEffect(() => {
    if (lost === null) return undefined;
    const abandoned = new AbortController();
    void lookUpRSVPs(campus, abandoned.signal).then((mine) => {
      if (mine === null || abandoned.signal.aborted) return;
      campus.rsvps.update((state) => loadRSVPs(state, mine));
      const found = mine.find((rsvp) => rsvp.event_id === event.id && rsvp.status !== "cancelled");
      const worked = (found !== undefined) === (lost === "rsvp");
      // The same press once more is another one.
      intent.settle();
      setLost(null);
      setProblem(worked ? "" : t(lost === "rsvp" ? "rsvps.lostNone" : "rsvps.lostKept"));
      setAnswer(worked ? `${t("rsvps.lostFound")} ${found ? rsvpAnswer(found) : t("rsvps.isCancelled")}` : "");
      void refreshEvent(campus, event.id, found ?? null);
    });
    return () => abandoned.abort();
  }, [campus, event.id, intent, lost, t]);

  return {
    isPending,
    answer,
    problem,
    rsvp: () => void decide("rsvp", () => campus.api.rsvp(event.id, intent)),
    cancel: (rsvp) => void decide("cancel", async () => {
      await campus.api.cancelRSVP(rsvp.id);
      return { ...rsvp, status: "cancelled", waitlist_position: null };
    }),
  };
}
