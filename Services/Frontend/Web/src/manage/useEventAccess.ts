import { useCampus } from "../app/CampusContext";
import { useSession } from "../auth/useSession";
import type { CampusEvent } from "../events/CampusEvent";
import { managesEvent } from "../events/managesEvent";
import type { GroupRole } from "../groups/Group";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";

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
  const { answer, load } = useQuery(groupID === null ? null : `group ${groupID}`, (signal) => api.group(groupID ?? "", signal));
  if (isOwn) return { access: "manage", load };
  if (groupID === null) return { access: "none", load };
  return { access: answer === null ? null : accessOf(answer.my_role), load };
}

function accessOf(role: GroupRole | null): EventAccess {
  if (role === null) return "none";
  return role === "check-in" ? "door" : "manage";
}
