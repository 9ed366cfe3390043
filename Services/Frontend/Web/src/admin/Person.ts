import type { Affiliation, Role, User } from "../auth/Session";

export const ROLES: readonly Role[] = ["student", "organizer", "admin"];

/** Somebody who has an account, as administrators see them. */
export interface Person extends User {
  readonly created_at: string;
}

/** What is left out stays. */
export interface PersonChange {
  readonly role?: Role;
  readonly affiliation?: Affiliation;
  readonly is_trusted?: boolean;
}

export interface PersonFilter {
  /** Part of a name or an address; empty for all. */
  readonly search: string;
  readonly role: Role | "";
}

/** The filter as parameters of `GET admin/users`. */
export function personParameters({ search, role }: PersonFilter): URLSearchParams {
  return new URLSearchParams({ limit: "50", ...(search === "" ? {} : { search }), ...(role === "" ? {} : { role }) });
}
