import { useMemo } from "react";
import { OrganizerAPI } from "../api/OrganizerAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import { putEvents } from "../events/eventState";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";
import { useStore } from "../store/Store";
import { ORGANIZED_STATUSES, organizedEvents } from "./organizedEvents";
import type { OrganizedEvents } from "./organizedEvents";

export interface OrganizedState {
  /** Null until they have come. */
  readonly events: OrganizedEvents | null;
  readonly load: Load;
}

/** All events of an organizer, whose seats change as the live connection tells. */
export function useOrganizedEvents(organizerID: string): OrganizedState {
  const campus = useCampus();
  const api = useAPI(OrganizerAPI);
  const known = useStore(campus.events, (state) => state.events);
  const { answer: ids, load } = useQuery(`organized ${organizerID}`, async (signal) => {
    const since = campus.events.get().moment;
    const pages = await Promise.all(ORGANIZED_STATUSES.map((status) => api.eventsOf(organizerID, status, signal)));
    const events = pages.flatMap(({ items }) => items);
    campus.events.update((state) => putEvents(state, events, since));
    return events.map(({ id }) => id);
  });
  const events = useMemo(() => {
    return ids === null ? null : organizedEvents(ids.flatMap((id) => known.get(id) ?? []));
  }, [ids, known]);
  return { events, load };
}
