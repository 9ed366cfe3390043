import { useCallback, useMemo, useState } from "react";
import { errorMessage } from "../api/ApiError";
import type { Page } from "../api/APIClient";
import { useCampus } from "../app/CampusContext";
import { keepLength, keptLength } from "../query/shownLengths";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";
import { useStore } from "../store/Store";
import type { CampusEvent } from "./CampusEvent";
import { comingEvents } from "./comingEvents";
import { eventsAddress } from "./EventQuery";
import type { EventQuery } from "./EventQuery";
import { putEvents } from "./eventState";

interface Listed {
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

const NONE: readonly string[] = [];

/** The coming events that fit `query` (a stable object), page by page, and live. */
export function useComingEvents(query: EventQuery): ComingEvents {
  const campus = useCampus();
  const state = useStore(campus.events, (current) => current);
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [moreFailed, setMoreFailed] = useState("");

  const take = useCallback(async (request: Promise<Page<CampusEvent>>): Promise<Listed> => {
    const since = campus.events.get().moment;
    const page = await request;
    campus.events.update((current) => putEvents(current, page.items, since));
    return { ids: page.items.map((event) => event.id), next: page.next };
  }, [campus]);

  const key = eventsAddress(query);
  const { answer, load, query: listed } = useQuery<Listed>(key, async (signal, before) => {
    // Asking again shows as many pages as were shown, so that the list does not shrink under the reader.
    const wanted = before?.ids.length ?? keptLength(key);
    let { ids, next } = await take(campus.api.events(query, signal));
    while (next !== null && ids.length < wanted) {
      const more = await take(campus.api.moreEvents(next, signal));
      ids = [...ids, ...more.ids];
      next = more.next;
    }
    return { ids, next };
  });

  const next = answer?.next ?? null;
  const loadMore = useCallback(async () => {
    if (next === null) return;
    setLoadingMore(true);
    setMoreFailed("");
    try {
      const more = await take(campus.api.moreEvents(next));
      listed.change((now) => now.next === next ? { ids: [...now.ids, ...more.ids], next: more.next } : now);
      keepLength(key, listed.get().answer?.ids.length ?? 0);
    } catch (error) {
      setMoreFailed(errorMessage(error));
    } finally {
      setLoadingMore(false);
    }
  }, [campus, key, next, take, listed]);

  const ids = answer?.ids ?? NONE;
  const events = useMemo(() => comingEvents(state, ids, query, Date.now()), [state, ids, query]);
  return useMemo(
    () => ({ events, load, showMore: next === null ? null : () => void loadMore(), isLoadingMore, moreFailed }),
    [events, load, next, loadMore, isLoadingMore, moreFailed],
  );
}
