import type { RSVP } from "../rsvps/RSVP";
import type { CheckInCandidate } from "./CheckIn";

/** What came of the last thing done at the door. */
export type DoorOutcome =
  | { readonly kind: "in"; readonly rsvp: RSVP; readonly isNew: boolean }
  | { readonly kind: "undone"; readonly rsvp: RSVP }
  | { readonly kind: "several"; readonly message: string; readonly candidates: readonly CheckInCandidate[] }
  | { readonly kind: "refused"; readonly message: string };
