import { useState } from "react";
import { errorMessage } from "../api/ApiError";
import { GroupAPI } from "../api/GroupAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import { useSession } from "../auth/useSession";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";
import type { GroupMember, GroupRole } from "./Group";
import { leaveMyGroups } from "./useMyGroups";

export interface Members {
  /** Null until they are known. */
  readonly list: readonly GroupMember[] | null;
  readonly load: Load;
  readonly isPending: boolean;
  readonly problem: string;
  /** @throws ApiError */
  add(email: string, role: GroupRole): Promise<void>;
  changeRole(member: GroupMember, role: GroupRole): void;
  remove(member: GroupMember): void;
}

/** The members of a group and what can be done about them; `onLeft` is called when that takes oneself out of it. */
export function useMembers(groupID: string, onLeft: () => void): Members {
  const campus = useCampus();
  const api = useAPI(GroupAPI);
  const userID = useSession()?.user.id;
  const { answer: list, load } = useQuery(`members ${groupID}`, (signal) => api.members(groupID, signal));
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState("");

  const change = async (member: GroupMember, action: () => Promise<unknown>) => {
    setPending(true);
    setProblem("");
    try {
      await action();
      // One's own role decides what the page around the list offers.
      if (member.user_id === userID) onLeft();
      load.retry();
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setPending(false);
    }
  };
  return {
    list,
    load,
    isPending,
    problem,
    add: async (email, role) => {
      await api.setMember(groupID, email, role);
      load.retry();
    },
    changeRole: (member, role) => void change(member, () => api.setMember(groupID, member.email, role)),
    remove: (member) => void change(member, async () => {
      await api.removeMember(groupID, member.user_id);
      if (member.user_id === userID) leaveMyGroups(campus, groupID);
    }),
  };
}
