import { isSession } from "./Session";
import type { Session } from "./Session";

/** What the tabs of one browser tell each other; `renewed` is the same sign-in with another token, or another name. */
export type SessionMessage =
  | { readonly type: "signedIn" | "renewed"; readonly session: Session }
  | { readonly type: "signedOut" };

/** Reads what another tab told; null for what this version of the application does not know. */
export function readSessionMessage(value: unknown): SessionMessage | null {
  if (typeof value !== "object" || value === null) return null;
  const { type, session } = value as { readonly type?: unknown; readonly session?: unknown };
  if (type === "signedOut") return { type };
  return (type === "signedIn" || type === "renewed") && isSession(session) ? { type, session } : null;
}
