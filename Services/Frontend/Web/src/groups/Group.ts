/** What a member may do with the group's events; owners also say who is a member. */
export type GroupRole = "owner" | "editor" | "check-in";

/** People who organize events together, such as a club. */
export interface Group {
  readonly id: string;
  readonly name: string;
  /** Markdown. */
  readonly description: string;
  /** One's own role; null for who is no member. */
  readonly my_role: GroupRole | null;
}

export interface GroupMember {
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly role: GroupRole;
}

/** The one that may do the most first. */
export const GROUP_ROLES: readonly GroupRole[] = ["owner", "editor", "check-in"];

/** Whether whoever has the role makes and changes the group's events. */
export function makesEvents(group: Group): boolean {
  return group.my_role === "owner" || group.my_role === "editor";
}
