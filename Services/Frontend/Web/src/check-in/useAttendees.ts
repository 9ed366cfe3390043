import { useCallback, useEffect, useRef, useState } from "react";
import { errorMessage } from "../api/ApiError";
import { useCampus } from "../app/CampusContext";
import type { RSVP } from "../rsvps/RSVP";
import { useLoad } from "../store/useLoad";
import type { Load } from "../store/useLoad";
import type { AttendeeFilter } from "./AttendeeFilter";

interface Listed {
  readonly filter: AttendeeFilter | null;
  readonly rsvps: readonly RSVP[];
  readonly next: string | null;
}

export interface AttendeesState {
  readonly filter: AttendeeFilter;
  readonly rsvps: readonly RSVP[];
  readonly load: Load;
  /** Null when all are shown. */
  readonly showMore: (() => void) | null;
  readonly moreFailed: string;
  narrow(filter: AttendeeFilter): void;
  /** Puts a changed RSVP in its row's place at once. */
  put(rsvp: RSVP): void;
}

/** Changes at other doors come in bursts; the list is asked for once they pause (milliseconds). */
const PAUSE = 800;

/** An event's people, page by page. Asked for again when `checkedIn`, the count at all doors, changes elsewhere. */
export function useAttendees(eventID: string, checkedIn: number | undefined): AttendeesState {
  const { api } = useCampus();
  const [filter, narrow] = useState<AttendeeFilter>({ view: "seated", search: "" });
  const [listed, setListed] = useState<Listed>({ filter: null, rsvps: [], next: null });
  const [moreFailed, setMoreFailed] = useState("");
  const latest = useRef(listed);
  latest.current = listed;

  const load = useLoad(useCallback(async (signal) => {
    // Asking again shows as many as were shown, so that the list does not shrink under the reader.
    const wanted = latest.current.filter === filter ? latest.current.rsvps.length : 0;
    let { items, next } = await api.attendees(eventID, filter, signal);
    while (next !== null && items.length < wanted) {
      const more = await api.moreAttendees(next, signal);
      items = [...items, ...more.items];
      next = more.next;
    }
    if (!signal.aborted) setListed({ filter, rsvps: items, next });
  }, [api, eventID, filter]));

  const { retry } = load;
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

  const put = useCallback((changed: RSVP) => {
    setListed((now) => ({ ...now, rsvps: now.rsvps.map((rsvp) => rsvp.id === changed.id ? changed : rsvp) }));
  }, []);

  const { next } = listed;
  const loadMore = async (address: string) => {
    setMoreFailed("");
    try {
      const more = await api.moreAttendees(address);
      setListed((now) => now.next === address ? { ...now, rsvps: [...now.rsvps, ...more.items], next: more.next } : now);
    } catch (error) {
      setMoreFailed(errorMessage(error));
    }
  };
  const showMore = listed.filter === filter && next !== null ? () => void loadMore(next) : null;
  return { filter, rsvps: listed.rsvps, load, showMore, moreFailed, narrow, put };
}
