import type { Group, GroupMember, GroupRole } from "../groups/Group";
import type { Intent } from "./Intent";
import { APIClient } from "./APIClient";
import { ROOT } from "./root";

/** The routes about groups and their members, each a method. All of them throw `ApiError`. */
export class GroupAPI extends APIClient {
  /** The groups that one is a member of. */
  async mine(signal: AbortSignal): Promise<readonly Group[]> {
    const groups = await this.all<Group>(`${ROOT}/groups?limit=100`, signal);
    return groups.filter((group) => group.my_role !== null);
  }

  create(name: string, description: string, intent: Intent): Promise<Group> {
    return this.json({ method: "POST", url: `${ROOT}/groups`, body: { name, description }, intent });
  }

  members(groupID: string, signal: AbortSignal): Promise<readonly GroupMember[]> {
    return this.all(`${membersPath(groupID)}?limit=100`, signal);
  }

  /** Adds who has an account with this address, or gives them another role. */
  setMember(groupID: string, email: string, role: GroupRole): Promise<GroupMember> {
    return this.json({ method: "PUT", url: membersPath(groupID), body: { email, role } });
  }

  removeMember(groupID: string, userID: string): Promise<void> {
    return this.nothing({ method: "DELETE", url: `${membersPath(groupID)}/${encodeURIComponent(userID)}` });
  }
}

function membersPath(groupID: string): string {
  return `${ROOT}/groups/${encodeURIComponent(groupID)}/members`;
}
