import type { CampusEvent, EventSeats } from "../events/CampusEvent";
import type { RSVP } from "../rsvps/RSVP";

/** What events-api tells over the live connection. */
export type LiveMessage =
  | { readonly type: "event:created" | "event:updated"; readonly data: CampusEvent }
  | { readonly type: "event:deleted"; readonly data: { readonly id: string } }
  | { readonly type: "rsvp:created" | "rsvp:cancelled" | "rsvp:promoted"; readonly data: RSVP }
  | { readonly type: "capacity:changed" | "capacity:warning"; readonly data: EventSeats }
  | { readonly type: "notification:created"; readonly data: { readonly id: string } }
  | { readonly type: "resync" };

/** A message as it came, with the place in the stream after it. */
export interface LiveEnvelope {
  readonly cursor: string | null;
  /** Null for a type this version of the application does not know. */
  readonly message: LiveMessage | null;
}

const TYPES_WITH_DATA = new Set([
  "event:created",
  "event:updated",
  "event:deleted",
  "rsvp:created",
  "rsvp:cancelled",
  "rsvp:promoted",
  "capacity:changed",
  "capacity:warning",
  "notification:created",
]);

/** Reads one text frame; null when it is not a message at all. */
export function parseLiveMessage(frame: string): LiveEnvelope | null {
  const value = parseObject(frame);
  if (value === null || typeof value["type"] !== "string") return null;
  return { cursor: typeof value["cursor"] === "string" ? value["cursor"] : null, message: known(value) };
}

function known(value: Record<string, unknown>): LiveMessage | null {
  if (value["type"] === "resync") return { type: "resync" };
  const data = value["data"];
  if (!TYPES_WITH_DATA.has(String(value["type"])) || typeof data !== "object" || data === null) return null;
  // Both ends are built from one tree: a known type brings its documented data.
  return { type: value["type"], data } as LiveMessage;
}

function parseObject(frame: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(frame);
    return typeof value === "object" && value !== null ? value as Record<string, unknown> : null;
  } catch {
    return null;
  }
}
