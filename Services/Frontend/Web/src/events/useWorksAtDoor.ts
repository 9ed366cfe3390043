import { useCampus } from "../app/CampusContext";
import { useSession } from "../auth/useSession";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";
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
  const { answer: group, load } = useQuery(groupID === null ? null : `group ${groupID}`, (signal) => api.group(groupID ?? "", signal));
  return { isOpen: isOwn || (groupID === null ? false : group && group.my_role !== null), load };
}
