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

/** The roles as people read them, with what they allow. */
export const GROUP_ROLES: readonly (readonly [role: GroupRole, name: string])[] = [
  ["owner", "Owner: members, events, door"],
  ["editor", "Editor: events, door"],
  ["check-in", "Check-in: door"],
];

/** "Owner", "Editor" or "Check-in". */
export function roleName(role: GroupRole): string {
  return GROUP_ROLES.find(([known]) => known === role)?.[1].split(":")[0] ?? role;
}

/** Whether whoever has the role makes and changes the group's events. */
export function makesEvents(group: Group): boolean {
  return group.my_role === "owner" || group.my_role === "editor";
}
