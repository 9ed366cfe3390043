import "../app/firstFile";
import { useState } from "react";
import type { ReactElement } from "react";
import type { CampusEvent } from "../events/CampusEvent";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
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
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const isLost = isAlwaysAsked || rsvp.status === "waitlisted" || event.waitlist_count > 0;
  if (isAsking) {
    return (
      <div className="rsvp-confirm">
        <p>{loss(event, rsvp, t)}</p>
        <button type="button" className="button" disabled={isPending} onClick={onCancel}>{t("rsvps.cancel")}</button>
        <button type="button" className="button-quiet" autoFocus disabled={isPending} onClick={() => setAsking(false)}>
          {t("rsvps.keep")}
        </button>
      </div>
    );
  }
  return (
    <button type="button" className="button" disabled={isPending} onClick={isLost ? () => setAsking(true) : onCancel}>
      {isPending ? t("shell.oneMoment") : t("rsvps.cancel")}
    </button>
  );
}

function loss(event: CampusEvent, rsvp: RSVP, t: Translate): string {
  if (rsvp.status === "waitlisted") return t("rsvps.lineLost");
  return event.waitlist_count > 0 ? t("rsvps.goesToNext") : t("rsvps.anybodys");
}
