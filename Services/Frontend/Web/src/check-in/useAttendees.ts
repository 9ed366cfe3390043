import { useCallback, useEffect, useRef, useState } from "react";
import { DoorAPI } from "../api/DoorAPI";
import { useAPI } from "../api/useAPI";
import { usePages } from "../paging/usePages";
import type { PagedList } from "../paging/usePages";
import type { RSVP } from "../rsvps/RSVP";
import type { AttendeeFilter } from "./AttendeeFilter";

export interface AttendeesState {
  readonly list: PagedList<RSVP>;
  readonly filter: AttendeeFilter;
  narrow(filter: AttendeeFilter): void;
  /** Puts a changed RSVP in its row's place at once. */
  put(rsvp: RSVP): void;
}

/** Changes at other doors come in bursts; the list is asked for once they pause (milliseconds). */
const PAUSE = 800;

/** An event's people, page by page. Asked for again when `checkedIn`, the count at all doors, changes elsewhere. */
export function useAttendees(eventID: string, checkedIn: number | undefined): AttendeesState {
  const api = useAPI(DoorAPI);
  const [filter, narrow] = useState<AttendeeFilter>({ view: "seated", search: "" });
  const key = `attendees ${eventID} ${filter.view} ${filter.search}`;
  const list = usePages<RSVP>(key, (signal, url) => {
    return url === undefined ? api.attendees(eventID, filter, signal) : api.moreAttendees(url, signal);
  });

  const { retry } = list.load;
  const known = useRef<number | undefined>(undefined);
  useEffect(() => {
    const isChanged = known.current !== undefined && known.current !== checkedIn;
    if (!isChanged) {
      known.current = checkedIn;
      return undefined;
    }
    const timer = setTimeout(() => {
      known.current = checkedIn;
      retry();
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [checkedIn, retry]);

  const { change } = list;
  const put = useCallback((changed: RSVP) => {
    change((rsvps) => rsvps.map((rsvp) => rsvp.id === changed.id ? changed : rsvp));
  }, [change]);
  return { list, filter, narrow, put };
}
