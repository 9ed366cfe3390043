import { useCallback, useRef, useState } from "react";
import { ApiError, errorMessage } from "../api/ApiError";
import { DoorAPI } from "../api/DoorAPI";
import { useAPI } from "../api/useAPI";
import { t } from "../language/texts";
import type { RSVP } from "../rsvps/RSVP";
import { candidatesOf } from "./candidatesOf";
import type { CheckInSubject } from "./CheckIn";
import type { DoorOutcome } from "./DoorOutcome";

export interface DoorActions {
  readonly isPending: boolean;
  readonly outcome: DoorOutcome | null;
  checkIn(subject: CheckInSubject): Promise<void>;
  /** Lets in whose ticket the camera sees; while another is let in, it waits its turn. */
  scan(code: string): Promise<void>;
  undo(rsvp: RSVP): void;
}

/** Lets people in and takes it back, one at a time; `onChange` (a stable function) gets the RSVP as it is then. */
export function useDoor(eventID: string, onChange: (rsvp: RSVP) => void): DoorActions {
  const api = useAPI(DoorAPI);
  const [isPending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<DoorOutcome | null>(null);
  // State is set after this event; a ref stops the second press of a double click.
  const underWay = useRef<Promise<void> | null>(null);

  const perform = useCallback((action: () => Promise<DoorOutcome & { readonly rsvp: RSVP }>) => {
    if (underWay.current !== null) return Promise.resolve();
    setPending(true);
    const done = action().then(
      (outcome) => {
        setOutcome(outcome);
        onChange(outcome.rsvp);
      },
      (error: unknown) => setOutcome(failure(error)),
    ).finally(() => {
      underWay.current = null;
      setPending(false);
    });
    underWay.current = done;
    return done;
  }, [onChange]);

  const checkIn = useCallback((subject: CheckInSubject) => perform(async () => {
    const { rsvp, is_new } = await api.checkIn(eventID, subject);
    return { kind: "in", rsvp, isNew: is_new };
  }), [api, eventID, perform]);

  const scan = useCallback(async (code: string) => {
    // Who comes next holds up the ticket before the last one is answered.
    while (underWay.current !== null) await underWay.current;
    await checkIn({ code });
  }, [checkIn]);

  const undo = useCallback((rsvp: RSVP) => void perform(async () => {
    await api.undoCheckIn(eventID, rsvp.id);
    return { kind: "undone", rsvp: { ...rsvp, checked_in_at: null } };
  }), [api, eventID, perform]);

  return { isPending, outcome, checkIn, scan, undo };
}

function failure(error: unknown): DoorOutcome {
  const candidates = candidatesOf(error);
  if (candidates !== null) return { kind: "several", message: errorMessage(error), candidates };
  const isNoCode = error instanceof ApiError && error.fieldErrors.some(({ field }) => field === "code");
  return { kind: "refused", message: isNoCode ? t("door.noCode") : errorMessage(error) };
}
