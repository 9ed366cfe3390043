import { EVENT_CATEGORIES } from "../events/CampusEvent";
import type { EventCategory, NewEvent } from "../events/CampusEvent";
import type { FieldMessages } from "../forms/fieldMessages";
import { t } from "../language/texts";
import type { EventForm } from "./EventForm";
import { isTimeZone, zonedTime } from "./zonedTime";

export type CheckedEvent =
  | { readonly event: NewEvent; readonly messages: Record<string, never> }
  | { readonly event: null; readonly messages: FieldMessages };

/**
 * Checks what the browser cannot, before asking the server, which checks everything again: the fields themselves say
 * what is required, how long it may be and how much. No event without messages means that one of those is missing.
 *
 * @param now milliseconds since 1970
 */
export function checkEventForm(form: EventForm, now: number): CheckedEvent {
  const messages: Record<string, string> = {};
  const reject = (field: keyof EventForm, message: string) => void (messages[field] ??= message);
  const hasZone = isTimeZone(form.timezone);
  if (!hasZone) reject("timezone", t("eventForm.badZone"));
  const moment = (field: "start_time" | "end_time" | "rsvp_opens_at" | "rsvp_closes_at"): string | null => {
    if (form[field] === "" || !hasZone) return null;
    const time = zonedTime(form[field], form.timezone);
    if (time === null) reject(field, t("eventForm.skippedTime"));
    return time;
  };
  const [start, end] = [moment("start_time"), moment("end_time")];
  const [opens, closes] = [moment("rsvp_opens_at"), moment("rsvp_closes_at")];

  if (form.location.trim() === "" && form.venue_id === "" && form.online_url.trim() === "") reject("location", t("eventForm.nowhere"));
  if (start && end && end <= start) reject("end_time", t("eventForm.endBeforeStart"));
  if (end && Date.parse(end) <= now) reject("end_time", t("eventForm.endPast"));
  if (opens && closes && closes <= opens) reject("rsvp_closes_at", t("eventForm.closesBeforeOpens"));
  if (!isWebAddress(form.online_url)) reject("online_url", t("eventForm.webAddress"));
  if (!isWebAddress(form.image_url)) reject("image_url", t("eventForm.webAddress"));

  const chosen = EVENT_CATEGORIES.find((known) => known === form.category);
  if (Object.keys(messages).length > 0 || !start || !end || !chosen) return { event: null, messages };
  return { event: newEvent(form, chosen, { start, end, opens, closes }), messages: {} };
}

interface Times {
  readonly start: string;
  readonly end: string;
  readonly opens: string | null;
  readonly closes: string | null;
}

function newEvent(form: EventForm, category: EventCategory, { start, end, opens, closes }: Times): NewEvent {
  const [onlineURL, imageURL] = [form.online_url.trim(), form.image_url.trim()];
  return {
    title: form.title.trim(),
    description: form.description.trim(),
    category,
    location: form.location.trim(),
    start_time: start,
    end_time: end,
    timezone: form.timezone,
    max_attendees: Number(form.max_attendees),
    waitlist_enabled: form.waitlist_enabled,
    guests_allowed: form.guests_allowed,
    visibility: form.visibility,
    ...(form.venue_id === "" ? {} : { venue_id: form.venue_id }),
    ...(onlineURL === "" ? {} : { online_url: onlineURL }),
    ...(imageURL === "" ? {} : { image_url: imageURL }),
    ...(opens === null ? {} : { rsvp_opens_at: opens }),
    ...(closes === null ? {} : { rsvp_closes_at: closes }),
    ...(form.group_id === "" ? {} : { group_id: form.group_id }),
  };
}

/** Nothing, or an address that a browser opens as a page. */
function isWebAddress(text: string): boolean {
  return text.trim() === "" || /^https?:\/\/[^\s/]+/i.test(text.trim());
}
