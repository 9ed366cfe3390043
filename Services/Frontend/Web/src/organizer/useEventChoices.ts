import { useCallback } from "react";
import { useGroupAPI } from "../api/useGroupAPI";
import { useOrganizerAPI } from "../api/useOrganizerAPI";
import type { Group } from "../groups/Group";
import { makesEvents } from "../groups/Group";
import { useAnswer } from "../store/useAnswer";
import type { Answered } from "../store/useAnswer";
import type { Venue } from "../venues/Venue";

export interface EventChoices {
  /** Those that one makes events for. */
  readonly groups: readonly Group[];
  readonly venues: readonly Venue[];
}

/** What the form of an event lets one choose from. */
export function useEventChoices(): Answered<EventChoices> {
  const groupAPI = useGroupAPI();
  const organizerAPI = useOrganizerAPI();
  return useAnswer(useCallback(async (signal: AbortSignal) => {
    const [groups, venues] = await Promise.all([groupAPI.mine(signal), organizerAPI.venues(signal)]);
    return { groups: groups.filter(makesEvents), venues };
  }, [groupAPI, organizerAPI]));
}
