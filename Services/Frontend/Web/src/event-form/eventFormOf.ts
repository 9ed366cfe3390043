import type { CampusEvent } from "../events/CampusEvent";
import type { EventForm } from "./EventForm";
import { wallTime } from "./wallTime";

/** An event as it stands in the fields of the form. */
export function eventFormOf(event: CampusEvent): EventForm {
  const clock = (time: string | null) => time === null ? "" : wallTime(time, event.timezone);
  return {
    title: event.title,
    description: event.description,
    category: event.category,
    location: event.location,
    venue_id: event.venue_id ?? "",
    online_url: event.online_url ?? "",
    start_time: clock(event.start_time),
    end_time: clock(event.end_time),
    timezone: event.timezone,
    max_attendees: String(event.max_attendees),
    rsvp_opens_at: clock(event.rsvp_opens_at),
    rsvp_closes_at: clock(event.rsvp_closes_at),
    image_url: event.image_url ?? "",
    visibility: event.visibility,
    waitlist_enabled: event.waitlist_enabled,
    guests_allowed: event.guests_allowed,
    group_id: event.group_id ?? "",
  };
}
