import { useCampus } from "../app/CampusContext";
import { useSession } from "../auth/useSession";
import { putEvents } from "../events/eventState";
import { useStore } from "../store/Store";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";
import { loadRSVPs } from "./rsvpState";
import type { RSVPState } from "./rsvpState";

/** The RSVPs of who is signed in, kept current; nothing is asked for while nobody is. */
export function useMyRSVPs(): { readonly rsvps: RSVPState; readonly load: Load } {
  const campus = useCampus();
  const userID = useSession()?.user.id ?? null;
  const rsvps = useStore(campus.rsvps, (state) => state);
  const { load } = useQuery(userID === null ? null : "my RSVPs", async (signal) => {
    const since = campus.events.get().moment;
    const loaded = await campus.api.myRSVPs(signal);
    if (signal.aborted) return loaded.length;
    campus.events.update((state) => putEvents(state, loaded.map((rsvp) => rsvp.event), since));
    campus.rsvps.update((state) => loadRSVPs(state, loaded));
    return loaded.length;
  });
  return { rsvps, load };
}
