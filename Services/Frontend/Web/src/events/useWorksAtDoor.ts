import { useCallback } from "react";
import { useCampus } from "../app/CampusContext";
import { useSession } from "../auth/useSession";
import { useAnswer } from "../store/useAnswer";
import type { Load } from "../store/useLoad";
import type { CampusEvent } from "./CampusEvent";
import { managesEvent } from "./managesEvent";

export interface DoorAccess {
  /** Null until it is known. */
  readonly isOpen: boolean | null;
  readonly load: Load;
}

/**
 * Whether who is signed in may let people in to an event: its organizer, administrators, and every member of its group,
 * who are asked for only when it decides.
 */
export function useWorksAtDoor(event: CampusEvent): DoorAccess {
  const { api } = useCampus();
  const user = useSession()?.user;
  const isOwn = managesEvent(event, user);
  const groupID = user === undefined || isOwn ? null : event.group_id;
  const { answer: isMember, load } = useAnswer(useCallback(async (signal: AbortSignal) => {
    return groupID !== null && (await api.group(groupID, signal)).my_role !== null;
  }, [api, groupID]));
  return { isOpen: isOwn || (groupID === null ? false : isMember), load };
}
