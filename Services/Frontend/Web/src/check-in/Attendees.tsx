import "../app/firstFile";
import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { ShowMore } from "../shell/ShowMore";
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
  const { list } = attendees;
  const { items, load } = list;
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (items === null) return <Loading what={t("door.theAttendees")} />;
  if (items.length === 0) return <p className="empty">{t("door.nobody")}</p>;
  return (
    <>
      <ul className="door-people">
        {items.map((rsvp) => <AttendeeRow key={rsvp.id} rsvp={rsvp} timeZone={timeZone} door={door} />)}
      </ul>
      <ShowMore list={list} />
    </>
  );
}
