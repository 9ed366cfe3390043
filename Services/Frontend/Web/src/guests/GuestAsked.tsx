import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import { timeHere } from "../events/eventTime";
import { RichText } from "../language/RichText";
import { useText } from "../language/useText";
import type { RSVP } from "../rsvps/RSVP";
import { waitlistPlace } from "../rsvps/rsvpOffer";
import { useNow } from "../clock/useNow";
import { inMinutes, minutesLeft } from "./minutesLeft";

interface GuestAskedProps {
  readonly rsvp: RSVP;
  readonly onAskAgain: () => void;
}

/** What a guest does next. Takes the focus, since the form that had it is gone. */
export function GuestAsked({ rsvp, onAskAgain }: GuestAskedProps): ReactElement {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <div className="guest-asked" tabIndex={-1} ref={box} data-testid="guest-asked">
        <NextStep rsvp={rsvp} />
      </div>
      <button type="button" className="button-quiet" onClick={onAskAgain}>{t("guests.askOther")}</button>
    </>
  );
}

function NextStep({ rsvp }: { readonly rsvp: RSVP }): ReactElement {
  const t = useText();
  const now = useNow();
  const confirmBy = rsvp.confirm_by ?? null;
  const address = rsvp.email;
  const parts = { address: (words: string) => <strong>{words}</strong> };
  if (confirmBy === null) {
    return (
      <>
        <p className="rsvp-state rsvp-held">{t("guests.hasPlace")}</p>
        <p><RichText text={t("guests.hasPlaceWords", { address })} parts={parts} /></p>
      </>
    );
  }
  const minutes = minutesLeft(confirmBy, now);
  if (minutes === 0) {
    return (
      <>
        <p className="rsvp-state rsvp-held">{t("guests.timeOver")}</p>
        <p>{t("guests.timeOverWords")}</p>
      </>
    );
  }
  return (
    <>
      <p className="rsvp-state rsvp-held">{t("guests.checkMail")}</p>
      {rsvp.status === "waitlisted" && <p>{waitlistPlace(rsvp.waitlist_position ?? null)}</p>}
      <p>
        <RichText
          text={t(rsvp.status === "waitlisted" ? "guests.lineOrNext" : "guests.seatOrNext", {
            address,
            minutes: inMinutes(minutes),
            time: timeHere(confirmBy),
          })}
          parts={parts}
        />
      </p>
    </>
  );
}
