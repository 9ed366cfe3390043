import type { ReactElement } from "react";
import { moment } from "../events/eventTime";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import type { RSVP } from "../rsvps/RSVP";
import type { DoorActions } from "./useDoor";

interface AttendeeRowProps {
  readonly rsvp: RSVP;
  readonly timeZone: string;
  readonly door: DoorActions;
}

/** One person of the list, and the button that lets them in. */
export function AttendeeRow({ rsvp, timeZone, door }: AttendeeRowProps): ReactElement {
  const t = useText();
  const isIn = Boolean(rsvp.checked_in_at);
  return (
    <li className={isIn ? "door-person door-person-in" : "door-person"}>
      <div className="door-person-words">
        <strong>{rsvp.name}</strong>
        <span>{rsvp.email}</span>
        <span className="door-person-state">{state(rsvp, timeZone, t)}</span>
      </div>
      {rsvp.status === "confirmed" && (
        <button
          type="button"
          className="button"
          aria-label={t(isIn ? "door.undoOf" : "door.checkInOf", { name: rsvp.name })}
          disabled={door.isPending}
          onClick={() => isIn ? door.undo(rsvp) : void door.checkIn({ rsvp_id: rsvp.id })}
        >
          {t(isIn ? "door.undo" : "door.checkIn")}
        </button>
      )}
    </li>
  );
}

function state(rsvp: RSVP, timeZone: string, t: Translate): string {
  if (rsvp.checked_in_at) return t("door.inSince", { when: moment(rsvp.checked_in_at, timeZone) });
  const place = rsvp.status === "waitlisted" ? [t("door.inLine", { position: rsvp.waitlist_position ?? "?" })] : [];
  return [...place, ...(rsvp.confirm_by ? [t("door.unconfirmed")] : [])].join(" · ");
}
