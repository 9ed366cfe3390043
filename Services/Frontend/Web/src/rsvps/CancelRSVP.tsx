import { useState } from "react";
import type { ReactElement } from "react";
import type { CampusEvent } from "../events/CampusEvent";
import type { RSVP } from "./RSVP";

interface CancelRSVPProps {
  readonly event: CampusEvent;
  readonly rsvp: RSVP;
  readonly isPending: boolean;
  readonly onCancel: () => void;
}

/** Gives a seat back. Asks once more when it could not be had again at once. */
export function CancelRSVP({ event, rsvp, isPending, onCancel }: CancelRSVPProps): ReactElement {
  const [isAsking, setAsking] = useState(false);
  const isLost = rsvp.status === "waitlisted" || event.waitlist_count > 0;
  if (isAsking) {
    return (
      <div className="rsvp-confirm">
        <p>{rsvp.status === "waitlisted" ? "Your place in line is lost then." : "Your seat goes to the next in line then."}</p>
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
