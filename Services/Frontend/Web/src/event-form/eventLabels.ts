import type { Translate } from "../language/Text";
import type { EventForm } from "./EventForm";

/** What the fields are called, in the language of the page. */
export function eventLabels(t: Translate): Readonly<Record<keyof EventForm, string>> {
  return {
    title: t("eventForm.title"),
    description: t("eventForm.description"),
    category: t("eventForm.category"),
    location: t("eventForm.location"),
    venue_id: t("eventForm.venue_id"),
    online_url: t("eventForm.online_url"),
    start_time: t("eventForm.start_time"),
    end_time: t("eventForm.end_time"),
    timezone: t("eventForm.timezone"),
    max_attendees: t("eventForm.max_attendees"),
    rsvp_opens_at: t("eventForm.rsvp_opens_at"),
    rsvp_closes_at: t("eventForm.rsvp_closes_at"),
    image_url: t("eventForm.image_url"),
    visibility: t("eventForm.visibility"),
    waitlist_enabled: t("eventForm.waitlist_enabled"),
    guests_allowed: t("eventForm.guests_allowed"),
    group_id: t("eventForm.group_id"),
  };
}
