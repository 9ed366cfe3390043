import type { EventCategory, EventVisibility } from "./CampusEvent";

/** What stands in the fields of the form, by their names on the wire; times are clock times in `timezone`. */
export interface EventForm {
  readonly title: string;
  readonly description: string;
  readonly category: EventCategory | "";
  readonly location: string;
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

export const EVENT_LABELS = {
  title: "Title",
  description: "Description",
  category: "Category",
  location: "Location",
  online_url: "Online address",
  start_time: "Starts",
  end_time: "Ends",
  timezone: "Time zone",
  max_attendees: "Seats",
  rsvp_opens_at: "RSVPs open",
  rsvp_closes_at: "RSVPs close",
  image_url: "Image address",
  visibility: "Who finds it",
  waitlist_enabled: "Keep a waitlist",
  guests_allowed: "Guests may come",
  group_id: "Group",
} as const;

/** An empty form in the time zone of the browser, for an event of a group or of one's own. */
export function emptyEventForm(timezone: string, groupID = ""): EventForm {
  return {
    title: "",
    description: "",
    category: "",
    location: "",
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
