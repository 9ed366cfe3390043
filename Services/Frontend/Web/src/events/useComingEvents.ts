import { useCallback, useMemo, useRef, useState } from "react";
import { errorMessage } from "../api/ApiError";
import type { Page } from "../api/APIClient";
import { useCampus } from "../app/CampusContext";
import { useStore } from "../store/Store";
import { useLoad } from "../store/useLoad";
import type { Load } from "../store/useLoad";
import type { CampusEvent } from "./CampusEvent";
import { comingEvents } from "./comingEvents";
import type { EventQuery } from "./EventQuery";
import { putEvents } from "./eventState";

interface Listed {
  readonly query: EventQuery | null;
  readonly ids: readonly string[];
  readonly next: string | null;
}

export interface ComingEvents {
  readonly events: readonly CampusEvent[];
  readonly load: Load;
  /** Null when all are shown. */
  readonly showMore: (() => void) | null;
  readonly isLoadingMore: boolean;
  readonly moreFailed: string;
}

const NOTHING: Listed = { query: null, ids: [], next: null };

/** The coming events that fit `query` (a stable object), page by page, and live. */
export function useComingEvents(query: EventQuery): ComingEvents {
  const campus = useCampus();
  const state = useStore(campus.events, (current) => current);
  const [listed, setListed] = useState(NOTHING);
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [moreFailed, setMoreFailed] = useState("");
  const latest = useRef(listed);
  latest.current = listed;

  const take = useCallback(async (request: Promise<Page<CampusEvent>>) => {
    const since = campus.events.get().moment;
    const page = await request;
    campus.events.update((current) => putEvents(current, page.items, since));
    return { ids: page.items.map((event) => event.id), next: page.next };
  }, [campus]);

  const load = useLoad(useCallback(async (signal) => {
    // Asking again shows as many pages as were shown, so that the list does not shrink under the reader.
    const wanted = latest.current.query === query ? latest.current.ids.length : 0;
    let { ids, next } = await take(campus.api.events(query, signal));
    while (next !== null && ids.length < wanted) {
      const more = await take(campus.api.moreEvents(next, signal));
      ids = [...ids, ...more.ids];
      next = more.next;
    }
    if (!signal.aborted) setListed({ query, ids, next });
  }, [campus, query, take]));

  const { next } = listed;
  const loadMore = useCallback(async () => {
    if (next === null) return;
    setLoadingMore(true);
    setMoreFailed("");
    try {
      const more = await take(campus.api.moreEvents(next));
      setListed((now) => now.next === next ? { ...now, ids: [...now.ids, ...more.ids], next: more.next } : now);
    } catch (error) {
      setMoreFailed(errorMessage(error));
    } finally {
      setLoadingMore(false);
    }
  }, [campus, next, take]);

  const events = useMemo(() => comingEvents(state, listed.ids, query), [state, listed, query]);
  const showMore = listed.query === query && next !== null ? () => void loadMore() : null;
  return { events, load, showMore, isLoadingMore, moreFailed };
}
