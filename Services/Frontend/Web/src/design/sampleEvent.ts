import type { CampusEvent } from "../events/CampusEvent";

const EVENT: CampusEvent = {
  id: "sample",
  title: "",
  description: "",
  category: "Social",
  location: "",
  venue_id: null,
  start_time: "2030-01-01T18:00:00Z",
  end_time: "2030-01-01T20:00:00Z",
  timezone: "UTC",
  max_attendees: 40,
  current_attendees: 12,
  waitlist_count: 0,
  status: "upcoming",
  organizer_id: "",
  organizer_name: null,
  group_id: null,
  image_url: null,
  created_at: "2029-01-01T00:00:00Z",
  updated_at: "2029-01-01T00:00:00Z",
  version: 1,
  rsvp_opens_at: null,
  rsvp_closes_at: null,
  waitlist_enabled: true,
  guests_allowed: false,
  visibility: "public",
  online_url: null,
};

/** An event to show pieces with, and to test with. */
export function sampleEvent(details: Partial<CampusEvent>): CampusEvent {
  return { ...EVENT, ...details };
}
