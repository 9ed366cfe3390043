import type { EventCategory, EventVisibility } from "../events/CampusEvent";

/** What stands in the fields of the form, by their names on the wire; times are clock times in `timezone`. */
export interface EventForm {
  readonly title: string;
  readonly description: string;
  readonly category: EventCategory | "";
  readonly location: string;
  /** Empty for a place that is none of the campus's own. */
  readonly venue_id: string;
  readonly online_url: string;
  readonly start_time: string;
  readonly end_time: string;
  readonly timezone: string;
  readonly max_attendees: string;
  readonly rsvp_opens_at: string;
  readonly rsvp_closes_at: string;
  readonly image_url: string;
  readonly visibility: EventVisibility;
  readonly waitlist_enabled: boolean;
  readonly guests_allowed: boolean;
  /** Empty for an event of one's own. */
  readonly group_id: string;
}

/** An empty form in the time zone of the browser, for an event of a group or of one's own. */
export function emptyEventForm(timezone: string, groupID = ""): EventForm {
  return {
    title: "",
    description: "",
    category: "",
    location: "",
    venue_id: "",
    online_url: "",
    start_time: "",
    end_time: "",
    timezone,
    max_attendees: "",
    rsvp_opens_at: "",
    rsvp_closes_at: "",
    image_url: "",
    visibility: "public",
    waitlist_enabled: true,
    guests_allowed: false,
    group_id: groupID,
  };
}
