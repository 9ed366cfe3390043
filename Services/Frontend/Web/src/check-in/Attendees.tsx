import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { AttendeeFilters } from "./AttendeeFilters";
import { AttendeeRow } from "./AttendeeRow";
import type { AttendeesState } from "./useAttendees";
import type { DoorActions } from "./useDoor";

interface AttendeesProps {
  readonly timeZone: string;
  readonly attendees: AttendeesState;
  readonly door: DoorActions;
}

/** Everyone with a seat, to look through and pick from. */
export function Attendees({ timeZone, attendees, door }: AttendeesProps): ReactElement {
  const t = useText();
  return (
    <section className="door-attendees" aria-labelledby="attendees-heading">
      <h2 id="attendees-heading">{t("door.attendees")}</h2>
      <AttendeeFilters filter={attendees.filter} onChange={attendees.narrow} />
      <Rows timeZone={timeZone} attendees={attendees} door={door} />
    </section>
  );
}

function Rows({ timeZone, attendees, door }: AttendeesProps): ReactElement {
  const t = useText();
  const { rsvps, load, showMore, moreFailed } = attendees;
  if (load.phase === "failed" && rsvps.length === 0) return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (load.phase === "loading" && rsvps.length === 0) return <Loading what={t("door.theAttendees")} />;
  if (rsvps.length === 0) return <p className="empty">{t("door.nobody")}</p>;
  return (
    <>
      <ul className="door-people">
        {rsvps.map((rsvp) => <AttendeeRow key={rsvp.id} rsvp={rsvp} timeZone={timeZone} door={door} />)}
      </ul>
      {moreFailed !== "" && <p className="notice notice-problem" role="alert">{moreFailed}</p>}
      {showMore && <p className="more"><button type="button" className="button" onClick={showMore}>{t("shell.showMore")}</button></p>}
    </>
  );
}
