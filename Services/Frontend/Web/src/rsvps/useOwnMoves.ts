import { useCallback } from "react";
import { useCampus } from "../app/CampusContext";
import type { CampusEvent } from "../events/CampusEvent";
import type { RSVP } from "./RSVP";
import { putRSVP } from "./rsvpState";
import { useWaitlistMove } from "./useWaitlistMove";

/** Keeps one's place in line true while others leave it. */
export function useOwnMoves(event: CampusEvent, rsvp: RSVP | undefined): void {
  const campus = useCampus();
  const waiting = rsvp?.status === "waitlisted" ? rsvp.id : null;
  useWaitlistMove(event, useCallback(() => {
    if (waiting === null) return;
    campus.api.rsvpOf(waiting, null).then(
      (moved) => campus.rsvps.update((state) => putRSVP(state, moved)),
      // The place that was told stays on the page; the next move asks again.
      () => undefined,
    );
  }, [campus, waiting]));
}
