import type { ReactElement } from "react";
import type { CampusEvent } from "../events/CampusEvent";
import { EventCard } from "../events/EventCard";
import { useText } from "../language/useText";

/** Tickets with seats, with few, and with a line. */
export function GalleryTickets(): ReactElement {
  const t = useText();
  const event: CampusEvent = {
    id: "gallery",
    title: t("gallery.sample"),
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
  const scarce: CampusEvent = { ...event, id: "scarce", category: "Seminar", current_attendees: 37, status: "ongoing" };
  const full: CampusEvent = { ...event, id: "full", category: "Hackathon", current_attendees: 40, waitlist_count: 13 };
  return (
    <ul className="event-list">
      <li><EventCard event={event} isNew={false} rsvpStatus="confirmed" reason={t("home.becauseOrganizer")} /></li>
      <li><EventCard event={scarce} isNew rsvpStatus={undefined} /></li>
      <li><EventCard event={full} isNew={false} rsvpStatus="waitlisted" /></li>
    </ul>
  );
}
