export type Role = "student" | "organizer" | "admin";
export type Affiliation = "student" | "faculty" | "staff" | "guest";

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** The name that everyone reads at their events; null for who wants none there. */
  readonly public_name: string | null;
  readonly role: Role;
  readonly affiliation: Affiliation;
  /** Whether the address is known to be theirs; until then they may look and RSVP. */
  readonly email_verified: boolean;
  /** Whether their events are published without being looked at first. */
  readonly is_trusted: boolean;
}

/** The answer of `auth/login`, `auth/register` and `auth/refresh`. */
export interface SignInAnswer {
  readonly access_token: string;
  readonly token_type: string;
  /** Seconds from the answer. */
  readonly expires_in: number;
  readonly user: User;
}

/** Who is signed in on this browser, and until when. Times are milliseconds since 1970. */
export interface Session {
  readonly accessToken: string;
  readonly expiresAt: number;
  /** When it is time to ask for the next token, while this one still works. */
  readonly renewAt: number;
  readonly user: User;
}

const LONGEST_BEFORE_END = 60_000;

/** The session that an answer of the server at `now` (milliseconds since 1970) begins. */
export function sessionFrom(answer: SignInAnswer, now: number): Session {
  const lifetime = answer.expires_in * 1000;
  const expiresAt = now + lifetime;
  return {
    accessToken: answer.access_token,
    expiresAt,
    renewAt: expiresAt - Math.min(LONGEST_BEFORE_END, lifetime / 4),
    user: answer.user,
  };
}

/** Whether a value is a session: another tab may run an older version of this application. */
export function isSession(value: unknown): value is Session {
  if (typeof value !== "object" || value === null) return false;
  const { accessToken, expiresAt, renewAt, user } = value as Partial<Session>;
  return typeof accessToken === "string" && typeof expiresAt === "number" && typeof renewAt === "number"
    && typeof user?.id === "string";
}
