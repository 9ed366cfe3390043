import { useCallback } from "react";
import { useCampus } from "../app/CampusContext";
import { useSession } from "../auth/useSession";
import { putEvents } from "../events/eventState";
import { useStore } from "../store/Store";
import { useLoad } from "../store/useLoad";
import type { Load } from "../store/useLoad";
import { loadRSVPs } from "./rsvpState";
import type { RSVPState } from "./rsvpState";

/** The RSVPs of who is signed in, kept current; nothing is asked for while nobody is. */
export function useMyRSVPs(): { readonly rsvps: RSVPState; readonly load: Load } {
  const campus = useCampus();
  const userID = useSession()?.user.id ?? null;
  const rsvps = useStore(campus.rsvps, (state) => state);
  const load = useLoad(useCallback(async (signal) => {
    if (userID === null) return;
    const since = campus.events.get().moment;
    const loaded = await campus.api.myRSVPs(signal);
    if (signal.aborted) return;
    campus.events.update((state) => putEvents(state, loaded.map((rsvp) => rsvp.event), since));
    campus.rsvps.update((state) => loadRSVPs(state, loaded));
  }, [campus, userID]));
  return { rsvps, load };
}
