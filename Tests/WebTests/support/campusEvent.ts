import type { CampusEvent } from "../../../Services/Frontend/Web/src/events/CampusEvent";

const EVENT: CampusEvent = {
  id: "e1",
  title: "Night hike",
  description: "Bring a torch.",
  category: "Social",
  location: "North gate",
  venue_id: null,
  start_time: "2099-06-01T16:00:00Z",
  end_time: "2099-06-01T18:00:00Z",
  timezone: "Europe/Berlin",
  max_attendees: 40,
  current_attendees: 12,
  waitlist_count: 0,
  status: "upcoming",
  organizer_id: "o1",
  organizer_name: null,
  group_id: null,
  image_url: null,
  created_at: "2025-01-01T00:00:00Z",
  updated_at: "2025-01-01T00:00:00Z",
  version: 1,
  rsvp_opens_at: null,
  rsvp_closes_at: null,
  waitlist_enabled: true,
  guests_allowed: false,
  visibility: "public",
  online_url: null,
};

/** An event as the server would send it, with what matters to a test. */
export function campusEvent(difference: Partial<CampusEvent> = {}): CampusEvent {
  return { ...EVENT, ...difference };
}
