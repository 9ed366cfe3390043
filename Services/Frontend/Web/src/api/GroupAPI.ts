import type { CampusEvent } from "../events/CampusEvent";
import type { Group, GroupMember, GroupRole } from "../groups/Group";
import { APIClient } from "./APIClient";
import type { Page } from "./APIClient";
import type { Intent } from "./Intent";
import { ROOT } from "./root";

/** The routes about groups and their members, each a method. All of them throw `ApiError`. */
export class GroupAPI extends APIClient {
  /** Every group that there is. */
  groups(signal: AbortSignal): Promise<readonly Group[]> {
    return this.all(`${ROOT}/groups?limit=100`, signal);
  }

  /** The groups that one is a member of. */
  async mine(signal: AbortSignal): Promise<readonly Group[]> {
    return (await this.groups(signal)).filter((group) => group.my_role !== null);
  }

  create(name: string, description: string, intent: Intent): Promise<Group> {
    return this.json({ method: "POST", url: `${ROOT}/groups`, body: { name, description }, intent });
  }

  /** What a group organizes: the next first, or, of what is over, the latest. @param url of a next page */
  events(groupID: string, when: "coming" | "past", signal: AbortSignal, url?: string): Promise<Page<CampusEvent>> {
    const first = `${ROOT}/events${when === "past" ? "/past" : ""}?${new URLSearchParams({ group_id: groupID, limit: "20" })}`;
    return this.page({ method: "GET", url: url ?? first, signal });
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
