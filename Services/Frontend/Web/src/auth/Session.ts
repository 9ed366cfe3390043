export type Role = "student" | "organizer" | "admin";
export type Affiliation = "student" | "faculty" | "staff" | "guest";

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly affiliation: Affiliation;
}

/** The answer of `auth/login` and `auth/register`. */
export interface SignInAnswer {
  readonly access_token: string;
  readonly token_type: string;
  /** Seconds from the answer. */
  readonly expires_in: number;
  readonly user: User;
}

/** Who is signed in on this tab, and until when. */
export interface Session {
  readonly accessToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly user: User;
}
