import { useCampus } from "../app/CampusContext";
import { useStore } from "../store/Store";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";
import type { CampusEvent } from "./CampusEvent";
import { putEvent } from "./eventState";

/** One event, which changes as the live connection tells; what a list knew of it already is there at once. */
export function useEvent(id: string): { readonly event: CampusEvent | undefined; readonly load: Load } {
  const campus = useCampus();
  const event = useStore(campus.events, (state) => state.events.get(id));
  const { load } = useQuery(`event ${id}`, async (signal) => {
    const since = campus.events.get().moment;
    const loaded = await campus.api.event(id, signal);
    campus.events.update((state) => putEvent(state, loaded, since));
    return loaded.version;
  });
  return { event, load };
}
