import { useCallback, useState } from "react";
import { ApiError, errorMessage } from "../api/ApiError";
import { useCampus } from "../app/CampusContext";
import type { CampusEvent } from "../events/CampusEvent";
import { putEvents } from "../events/eventState";
import { refreshEvent } from "../events/refreshEvent";
import type { RSVP } from "../rsvps/RSVP";
import { useStore } from "../store/Store";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";
import { useWaitlistMove } from "../rsvps/useWaitlistMove";

interface Place {
  readonly rsvp: RSVP;
  readonly isTooLate: boolean;
}

export interface GuestPlace {
  readonly place: Place | null;
  readonly event: CampusEvent | undefined;
  readonly load: Load;
  readonly isPending: boolean;
  readonly problem: string;
  confirm(): void;
  giveUp(): void;
}

/** A guest's place, by the code of the mail: nothing is confirmed until `confirm` is called. */
export function useGuestPlace(id: string, code: string): GuestPlace {
  const campus = useCampus();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState("");
  const { answer: place, load, query } = useQuery(`guest ${id} ${code}`, async (signal): Promise<Place> => {
    const rsvp = await campus.api.rsvpOf(id, code, signal);
    const since = campus.events.get().moment;
    const event = await campus.api.event(rsvp.event_id, signal);
    campus.events.update((state) => putEvents(state, [event], since));
    if (rsvp.status !== "cancelled") return { rsvp, isTooLate: false };
    const decisions = await campus.api.rsvpDecisions(id, code, signal);
    return { rsvp, isTooLate: decisions[decisions.length - 1]?.kind === "expired" };
  });
  const eventID = place?.rsvp.event_id ?? "";
  const event = useStore(campus.events, (state) => state.events.get(eventID));

  const isWaiting = place?.rsvp.status === "waitlisted";
  const { retry } = load;
  useWaitlistMove(event, useCallback(() => {
    if (isWaiting) retry();
  }, [isWaiting, retry]));

  const decide = async (ask: (rsvp: RSVP) => Promise<RSVP>) => {
    if (place === null) return;
    setPending(true);
    setProblem("");
    try {
      query.put({ rsvp: await ask(place.rsvp), isTooLate: false });
    } catch (error) {
      const type = error instanceof ApiError ? error.type : "";
      if (type === "confirmation-expired") query.put({ ...place, isTooLate: true });
      else if (type === "rsvp-cancelled") retry();
      else setProblem(errorMessage(error));
    } finally {
      setPending(false);
    }
    await refreshEvent(campus, place.rsvp.event_id, null);
  };
  return {
    place,
    event,
    load,
    isPending,
    problem,
    confirm: () => void decide(() => campus.api.confirmRSVP(id, code)),
    giveUp: () => void decide(async (rsvp) => {
      await campus.api.cancelRSVP(id, code);
      return { ...rsvp, status: "cancelled", waitlist_position: null };
    }),
  };
}
