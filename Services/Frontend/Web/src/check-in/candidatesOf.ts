import { ApiError } from "../api/ApiError";
import type { CheckInCandidate } from "./CheckIn";

/** The people to choose from when several are called like that; null for every other failure. */
export function candidatesOf(error: unknown): readonly CheckInCandidate[] | null {
  if (!(error instanceof ApiError) || error.type !== "several-people") return null;
  const candidates = error.extensions["candidates"];
  return Array.isArray(candidates) ? candidates.filter(isCandidate) : null;
}

function isCandidate(value: unknown): value is CheckInCandidate {
  if (typeof value !== "object" || value === null) return false;
  const { rsvp_id, name, email } = value as Partial<CheckInCandidate>;
  return [rsvp_id, name, email].every((member) => typeof member === "string");
}
