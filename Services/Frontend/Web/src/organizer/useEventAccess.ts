import { useCallback } from "react";
import { useCampus } from "../app/CampusContext";
import { useSession } from "../auth/useSession";
import type { CampusEvent } from "../events/CampusEvent";
import { managesEvent } from "../events/managesEvent";
import { useAnswer } from "../store/useAnswer";
import type { Load } from "../store/useLoad";

/** What somebody may do with an event: everything, let people in, or nothing. */
export type EventAccess = "manage" | "door" | "none";

export interface EventAccessState {
  /** Null until it is known. */
  readonly access: EventAccess | null;
  readonly load: Load;
}

/** What who is signed in may do with an event; its group is asked for only when it decides. The server decides again. */
export function useEventAccess(event: CampusEvent): EventAccessState {
  const { api } = useCampus();
  const user = useSession()?.user;
  const isOwn = managesEvent(event, user);
  const groupID = user === undefined || isOwn ? null : event.group_id;
  const { answer, load } = useAnswer(useCallback(async (signal: AbortSignal): Promise<EventAccess> => {
    if (groupID === null) return "none";
    const { my_role } = await api.group(groupID, signal);
    if (my_role === null) return "none";
    return my_role === "check-in" ? "door" : "manage";
  }, [api, groupID]));
  if (isOwn) return { access: "manage", load };
  return { access: groupID === null ? "none" : answer, load };
}
