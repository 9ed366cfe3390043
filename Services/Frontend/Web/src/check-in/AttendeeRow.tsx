import type { ReactElement } from "react";
import { moment } from "../events/eventTime";
import type { RSVP } from "../rsvps/RSVP";
import type { DoorActions } from "./useDoor";

interface AttendeeRowProps {
  readonly rsvp: RSVP;
  readonly timeZone: string;
  readonly door: DoorActions;
}

/** One person of the list, and the button that lets them in. */
export function AttendeeRow({ rsvp, timeZone, door }: AttendeeRowProps): ReactElement {
  const isIn = Boolean(rsvp.checked_in_at);
  return (
    <li className={isIn ? "door-person door-person-in" : "door-person"}>
      <div className="door-person-words">
        <strong>{rsvp.name}</strong>
        <span>{rsvp.email}</span>
        <span className="door-person-state">{state(rsvp, timeZone)}</span>
      </div>
      {rsvp.status === "confirmed" && (
        <button
          type="button"
          className="button"
          aria-label={`${isIn ? "Undo check-in of" : "Check in"} ${rsvp.name}`}
          disabled={door.isPending}
          onClick={() => isIn ? door.undo(rsvp) : void door.checkIn({ rsvp_id: rsvp.id })}
        >
          {isIn ? "Undo" : "Check in"}
        </button>
      )}
    </li>
  );
}

function state(rsvp: RSVP, timeZone: string): string {
  if (rsvp.checked_in_at) return `In since ${moment(rsvp.checked_in_at, timeZone)}`;
  const place = rsvp.status === "waitlisted" ? [`Number ${rsvp.waitlist_position ?? "?"} in line`] : [];
  return [...place, ...(rsvp.confirm_by ? ["Address not confirmed yet"] : [])].join(" · ");
}
