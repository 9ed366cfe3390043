import { useState } from "react";
import type { ReactElement } from "react";
import type { CampusEvent } from "../events/CampusEvent";
import type { RSVP } from "./RSVP";

interface CancelRSVPProps {
  readonly event: CampusEvent;
  readonly rsvp: RSVP;
  /** For who could not simply press a button to have it again. */
  readonly isAlwaysAsked?: boolean;
  readonly isPending: boolean;
  readonly onCancel: () => void;
}

/** Gives a seat back. Asks once more when it could not be had again at once. */
export function CancelRSVP({ event, rsvp, isAlwaysAsked = false, isPending, onCancel }: CancelRSVPProps): ReactElement {
  const [isAsking, setAsking] = useState(false);
  const isLost = isAlwaysAsked || rsvp.status === "waitlisted" || event.waitlist_count > 0;
  if (isAsking) {
    return (
      <div className="rsvp-confirm">
        <p>{loss(event, rsvp)}</p>
        <button type="button" className="button" disabled={isPending} onClick={onCancel}>Cancel RSVP</button>
        <button type="button" className="button-quiet" autoFocus disabled={isPending} onClick={() => setAsking(false)}>
          Keep it
        </button>
      </div>
    );
  }
  return (
    <button type="button" className="button" disabled={isPending} onClick={isLost ? () => setAsking(true) : onCancel}>
      {isPending ? "One moment…" : "Cancel RSVP"}
    </button>
  );
}

function loss(event: CampusEvent, rsvp: RSVP): string {
  if (rsvp.status === "waitlisted") return "Your place in line is lost then.";
  return event.waitlist_count > 0 ? "Your seat goes to the next in line then." : "Your seat is anybody’s then.";
}
