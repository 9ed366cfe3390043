import { useMemo } from "react";
import { useCampus } from "../app/CampusContext";
import { useNow } from "../clock/useNow";
import { usePages } from "../paging/usePages";
import type { PagedList } from "../paging/usePages";
import { useStore } from "../store/Store";
import type { CampusEvent } from "./CampusEvent";
import { comingEvents } from "./comingEvents";
import { eventsAddress } from "./EventQuery";
import type { EventQuery } from "./EventQuery";
import { putEvents } from "./eventState";

export interface ComingEvents {
  readonly events: readonly CampusEvent[];
  /** The list as the server pages it. */
  readonly list: PagedList<string>;
}

const NONE: readonly string[] = [];
/** How often events that have ended leave the list (milliseconds). */
const TICK = 30_000;

/** The coming events that fit `query` (a stable object), page by page, and live. */
export function useComingEvents(query: EventQuery): ComingEvents {
  const campus = useCampus();
  const state = useStore(campus.events, (current) => current);
  const now = useNow(TICK);
  const list = usePages<string>(eventsAddress(query), async (signal, url) => {
    const since = campus.events.get().moment;
    const page = await (url === undefined ? campus.api.events(query, signal) : campus.api.moreEvents(url, signal));
    campus.events.update((current) => putEvents(current, page.items, since));
    return { items: page.items.map(({ id }) => id), next: page.next };
  });
  const ids = list.items ?? NONE;
  const events = useMemo(() => comingEvents(state, ids, query, now), [state, ids, query, now]);
  return useMemo(() => ({ events, list }), [events, list]);
}
