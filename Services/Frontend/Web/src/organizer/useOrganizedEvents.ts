import { useMemo } from "react";
import type { Counts } from "../api/Counts";
import { OrganizerAPI } from "../api/OrganizerAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import { useNow } from "../clock/useNow";
import { putEvents } from "../events/eventState";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";
import { useStore } from "../store/Store";
import type { OrganizedEvent } from "./OrganizedEvent";
import { organizedEvents } from "./organizedEvents";
import type { OrganizedEvents } from "./organizedEvents";

/** How often events that have ended leave the list of those to come (milliseconds). */
const TICK = 30_000;

export interface OrganizedState {
  /** Null until they have come. */
  readonly events: OrganizedEvents<OrganizedEvent> | null;
  /** How many there are in every state. */
  readonly counts: Counts | null;
  readonly load: Load;
}

/** What one organizes and is not over: its seats change as the live connection tells. */
export function useOrganizedEvents(): OrganizedState {
  const campus = useCampus();
  const api = useAPI(OrganizerAPI);
  const known = useStore(campus.events, (state) => state.events);
  const now = useNow(TICK);
  const { answer, load } = useQuery("organized", async (signal) => {
    const since = campus.events.get().moment;
    const { items, counts } = await api.organizedToCome(signal);
    campus.events.update((state) => putEvents(state, items, since));
    return { items, counts };
  });
  const events = useMemo(() => {
    return answer && organizedEvents(answer.items.map((event) => ({ ...event, ...known.get(event.id) })), now);
  }, [answer, known, now]);
  return { events, counts: answer?.counts ?? null, load };
}
