import { DoorAPI } from "../api/DoorAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import { useStore } from "../store/Store";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";
import type { CheckInCounts } from "./CheckIn";

export interface LiveCounts {
  /** Null until they are known. */
  readonly counts: CheckInCounts | null;
  readonly load: Load;
}

/** How many have a seat, have come and wait; at all doors, as the live connection tells. */
export function useCheckInCounts(eventID: string): LiveCounts {
  const campus = useCampus();
  const api = useAPI(DoorAPI);
  const told = useStore(campus.events, (state) => state.toldSeats.get(eventID));
  const { answer, load } = useQuery(`check-in counts ${eventID}`, async (signal) => {
    const since = campus.events.get().moment;
    return { counts: await api.checkInCounts(eventID, signal), since };
  });
  if (answer === null) return { counts: null, load };
  if (told === undefined || told.at <= answer.since) return { counts: answer.counts, load };
  const { current_attendees, checked_in_count, waitlist_count } = told.seats;
  return {
    counts: {
      ...answer.counts,
      confirmed: current_attendees,
      checked_in: checked_in_count ?? answer.counts.checked_in,
      waiting: waitlist_count,
    },
    load,
  };
}
