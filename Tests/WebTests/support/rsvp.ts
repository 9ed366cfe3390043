import type { RSVP } from "../../../Services/Frontend/Web/src/rsvps/RSVP";

const RSVP_OF_SAM: RSVP = {
  id: "r1",
  event_id: "e1",
  user_id: "u1",
  name: "Sam Student",
  email: "student@campus.example",
  status: "confirmed",
  waitlist_position: null,
  confirm_by: null,
  checked_in_at: null,
  created_at: "2025-01-01T00:00:00Z",
  updated_at: "2025-01-01T00:00:00Z",
};

/** An RSVP as the server would send it, with what matters to a test. */
export function rsvp(difference: Partial<RSVP> = {}): RSVP {
  return { ...RSVP_OF_SAM, ...difference };
}
