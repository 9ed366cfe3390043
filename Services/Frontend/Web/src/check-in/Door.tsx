import { lazy, useCallback } from "react";
import type { ReactElement } from "react";
import type { CampusEvent } from "../events/CampusEvent";
import { useText } from "../language/useText";
import type { RSVP } from "../rsvps/RSVP";
import { LazyPart } from "../shell/LazyPart";
import { Loading } from "../shell/Loading";
import { CheckInForm } from "./CheckInForm";
import { CheckInOutcome } from "./CheckInOutcome";
import { DoorCounts } from "./DoorCounts";
import { ScannerPlace } from "./ScannerPlace";
import { useAttendees } from "./useAttendees";
import { useCheckInCounts } from "./useCheckInCounts";
import { useDoor } from "./useDoor";

// A code can be typed until it is there, and where it is of no use.
const CameraScanner = lazy(async () => ({ default: (await import("./CameraScanner")).CameraScanner }));
// Below it.
const Attendees = lazy(async () => ({ default: (await import("./Attendees")).Attendees }));

/** Where people come in: how many have, one field for the next, and the list. */
export function Door({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const counted = useCheckInCounts(event.id);
  const attendees = useAttendees(event.id, counted.counts?.checked_in);
  const { put } = attendees;
  const { retry: countAgain } = counted.load;
  const door = useDoor(event.id, useCallback((rsvp: RSVP) => {
    put(rsvp);
    countAgain();
  }, [put, countAgain]));
  return (
    <>
      <DoorCounts {...counted} />
      <section className="door-check-in" aria-labelledby="check-in-heading">
        <h2 id="check-in-heading">{t("door.checkIn")}</h2>
        <LazyPart outline={<ScannerPlace />}><CameraScanner onCode={(code) => void door.scan(code)} /></LazyPart>
        <CheckInForm isPending={door.isPending} outcome={door.outcome} onCheckIn={door.checkIn} />
        <CheckInOutcome timeZone={event.timezone} door={door} />
      </section>
      <LazyPart outline={<Loading what={t("door.theAttendees")} />} isNeeded>
        <Attendees timeZone={event.timezone} attendees={attendees} door={door} />
      </LazyPart>
    </>
  );
}
