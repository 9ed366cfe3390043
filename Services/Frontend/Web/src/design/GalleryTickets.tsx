import type { ReactElement } from "react";
import { EventCard } from "../events/EventCard";
import { useText } from "../language/useText";
import { sampleEvent } from "./sampleEvent";

/** Tickets with seats, with few, and with a line. */
export function GalleryTickets(): ReactElement {
  const t = useText();
  const event = sampleEvent({ title: t("gallery.sample") });
  const scarce = { ...event, id: "scarce", category: "Seminar" as const, current_attendees: 37, status: "ongoing" as const };
  const full = { ...event, id: "full", category: "Hackathon" as const, current_attendees: 40, waitlist_count: 13 };
  return (
    <ul className="event-list">
      <li><EventCard event={event} isNew={false} rsvpStatus="confirmed" reason={t("home.becauseOrganizer")} /></li>
      <li><EventCard event={scarce} isNew rsvpStatus={undefined} /></li>
      <li><EventCard event={full} isNew={false} rsvpStatus="waitlisted" /></li>
    </ul>
  );
}
