import type { CampusEvent } from "../events/CampusEvent";
import type { EventForm } from "./EventForm";
import { isTimeZone, zonedTime } from "./zonedTime";

/** What the form would make, for the preview; null for a time while there is none. */
export interface EventPreview {
  readonly event: CampusEvent;
  readonly hasTimes: boolean;
}

/** The event that stands in the form, with what is missing made up so that it can be shown. */
export function previewEvent(form: EventForm, now: number): EventPreview {
  const timezone = isTimeZone(form.timezone) ? form.timezone : "UTC";
  const [start, end] = [zonedTime(form.start_time, timezone), zonedTime(form.end_time, timezone)];
  const optional = (wallTime: string) => wallTime === "" ? null : zonedTime(wallTime, timezone);
  const unknown = new Date(now).toISOString();
  const event: CampusEvent = {
    id: "preview",
    title: form.title.trim(),
    description: form.description,
    category: form.category === "" ? "Other" : form.category,
    location: form.location.trim(),
    venue_id: null,
    start_time: start ?? unknown,
    end_time: end ?? start ?? unknown,
    timezone,
    max_attendees: Math.max(1, Number.parseInt(form.max_attendees, 10) || 1),
    current_attendees: 0,
    waitlist_count: 0,
    status: "draft",
    organizer_id: "",
    organizer_name: null,
    group_id: null,
    image_url: /^https?:\/\/[^\s/]+/i.test(form.image_url.trim()) ? form.image_url.trim() : null,
    created_at: unknown,
    updated_at: unknown,
    version: 0,
    rsvp_opens_at: optional(form.rsvp_opens_at),
    rsvp_closes_at: optional(form.rsvp_closes_at),
    waitlist_enabled: form.waitlist_enabled,
    guests_allowed: form.guests_allowed,
    visibility: form.visibility,
    online_url: null,
  };
  return { event, hasTimes: start !== null };
}
