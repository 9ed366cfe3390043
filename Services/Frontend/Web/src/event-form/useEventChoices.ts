import { GroupAPI } from "../api/GroupAPI";
import { OrganizerAPI } from "../api/OrganizerAPI";
import { useAPI } from "../api/useAPI";
import { makesEvents } from "../groups/Group";
import type { Group } from "../groups/Group";
import { useQuery } from "../query/useQuery";
import type { Queried } from "../query/useQuery";
import type { Venue } from "../venues/Venue";

export interface EventChoices {
  /** Those that one makes events for. */
  readonly groups: readonly Group[];
  readonly venues: readonly Venue[];
}

/** What the form of an event lets one choose from. */
export function useEventChoices(): Queried<EventChoices> {
  const groupAPI = useAPI(GroupAPI);
  const organizerAPI = useAPI(OrganizerAPI);
  return useQuery<EventChoices>("event choices", async (signal) => {
    const [groups, venues] = await Promise.all([groupAPI.mine(signal), organizerAPI.venues(signal)]);
    return { groups: groups.filter(makesEvents), venues };
  });
}
