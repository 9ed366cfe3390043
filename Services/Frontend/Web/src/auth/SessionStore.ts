import { Store } from "../store/Store";
import type { Session, SignInAnswer } from "./Session";

const KEY = "campus-events.session";

/**
 * Who is signed in on this tab.
 *
 * Kept in sessionStorage so that a reload does not sign out, and closing the tab does. A browser that refuses the
 * storage keeps the session in memory alone.
 */
export class SessionStore extends Store<Session | null> {
  constructor(private readonly storage: Storage | null, private readonly now: () => number) {
    super(restored(storage, now()));
  }

  signIn(answer: SignInAnswer): void {
    const expiresAt = this.now() + answer.expires_in * 1000;
    const session: Session = { accessToken: answer.access_token, expiresAt, user: answer.user };
    this.storage?.setItem(KEY, JSON.stringify(session));
    this.update(() => session);
  }

  signOut(): void {
    this.storage?.removeItem(KEY);
    this.update(() => null);
  }

  /** The token while it lasts; one that has run out signs out. */
  readonly accessToken = (): string | null => {
    const session = this.get();
    if (session === null) return null;
    if (session.expiresAt > this.now()) return session.accessToken;
    this.signOut();
    return null;
  };
}

function restored(storage: Storage | null, now: number): Session | null {
  const text = storage?.getItem(KEY) ?? null;
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isSession(value) && value.expiresAt > now ? value : null;
  } catch {
    return null;
  }
}

/** What is stored may come from an older version of this application. */
function isSession(value: unknown): value is Session {
  if (typeof value !== "object" || value === null) return false;
  const { accessToken, expiresAt, user } = value as Partial<Session>;
  return typeof accessToken === "string" && typeof expiresAt === "number" && typeof user?.id === "string";
}
