import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import { timeHere } from "../events/eventTime";
import type { RSVP } from "../rsvps/RSVP";
import { waitlistPlace } from "../rsvps/rsvpOffer";
import { useNow } from "../rsvps/useNow";
import { inMinutes, minutesLeft } from "./minutesLeft";

interface GuestAskedProps {
  readonly rsvp: RSVP;
  readonly onAskAgain: () => void;
}

/** What a guest does next. Takes the focus, since the form that had it is gone. */
export function GuestAsked({ rsvp, onAskAgain }: GuestAskedProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <div className="guest-asked" tabIndex={-1} ref={box} data-testid="guest-asked">
        <NextStep rsvp={rsvp} />
      </div>
      <button type="button" className="button-quiet" onClick={onAskAgain}>Ask with another address</button>
    </>
  );
}

function NextStep({ rsvp }: { readonly rsvp: RSVP }): ReactElement {
  const now = useNow();
  const confirmBy = rsvp.confirm_by ?? null;
  const address = <strong>{rsvp.email}</strong>;
  if (confirmBy === null) {
    return (
      <>
        <p className="rsvp-state rsvp-held">This address has a place already.</p>
        <p>The mail that we sent to {address} then has the link to it.</p>
      </>
    );
  }
  const minutes = minutesLeft(confirmBy, now);
  if (minutes === 0) {
    return (
      <>
        <p className="rsvp-state rsvp-held">The time to confirm is over.</p>
        <p>Unless you pressed the button behind our link, the place goes to the next. You can ask again.</p>
      </>
    );
  }
  return (
    <>
      <p className="rsvp-state rsvp-held">Check your mail.</p>
      {rsvp.status === "waitlisted" && <p>{waitlistPlace(rsvp.waitlist_position ?? null)}</p>}
      <p>
        We sent a mail to {address}. Confirm with its link within {inMinutes(minutes)}, by {timeHere(confirmBy)}, or{" "}
        {rsvp.status === "waitlisted" ? "your place in line" : "the seat"} goes to the next.
      </p>
    </>
  );
}
