import type { ApiError } from "../api/ApiError";

/** A coming event of one's own, whose people would be left without an organizer. */
export interface HinderingEvent {
  readonly id: string;
  readonly title: string;
}

/** The events that an account cannot be deleted for; none for every other failure. */
export function hinderingEvents(error: ApiError): readonly HinderingEvent[] {
  const events = error.status === 409 ? error.extensions["events"] : null;
  return Array.isArray(events) ? events.filter(isEvent) : [];
}

function isEvent(value: unknown): value is HinderingEvent {
  if (typeof value !== "object" || value === null) return false;
  const { id, title } = value as Partial<HinderingEvent>;
  return typeof id === "string" && typeof title === "string";
}
