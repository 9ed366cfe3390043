import { useCallback, useEffect, useRef, useState } from "react";
import { errorMessage } from "../api/ApiError";
import { useDoorAPI } from "../api/useDoorAPI";
import type { RSVP } from "../rsvps/RSVP";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";
import type { AttendeeFilter } from "./AttendeeFilter";

interface Listed {
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
  const api = useDoorAPI();
  const [filter, narrow] = useState<AttendeeFilter>({ view: "seated", search: "" });
  const [moreFailed, setMoreFailed] = useState("");
  const key = `attendees ${eventID} ${filter.view} ${filter.search}`;
  const { answer, load, query } = useQuery<Listed>(key, async (signal, before) => {
    // Asking again shows as many as were shown, so that the list does not shrink under the reader.
    const wanted = before?.rsvps.length ?? 0;
    let { items, next } = await api.attendees(eventID, filter, signal);
    while (next !== null && items.length < wanted) {
      const more = await api.moreAttendees(next, signal);
      items = [...items, ...more.items];
      next = more.next;
    }
    return { rsvps: items, next };
  });

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
    query.change((now) => ({ ...now, rsvps: now.rsvps.map((rsvp) => rsvp.id === changed.id ? changed : rsvp) }));
  }, [query]);

  const next = answer?.next ?? null;
  const loadMore = async (address: string) => {
    setMoreFailed("");
    try {
      const more = await api.moreAttendees(address);
      query.change((now) => now.next === address ? { rsvps: [...now.rsvps, ...more.items], next: more.next } : now);
    } catch (error) {
      setMoreFailed(errorMessage(error));
    }
  };
  const showMore = next === null ? null : () => void loadMore(next);
  return { filter, rsvps: answer?.rsvps ?? [], load, showMore, moreFailed, narrow, put };
}
