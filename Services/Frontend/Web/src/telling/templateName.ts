import type { Translate } from "../language/Text";

const TEMPLATES = [
  "email_verification", "event_announced", "event_approval_wanted", "event_approved", "event_cancelled", "event_created",
  "event_message", "event_reminder", "event_returned", "event_updated", "guest_confirm", "guest_expired", "password_changed",
  "password_reset", "phone_verification", "rsvp_cancelled", "rsvp_confirmed", "rsvp_promoted", "rsvp_waitlisted",
] as const;

/** What a notification is about, in words; one that this version does not know yet by its own name. */
export function templateName(template: string, t: Translate): string {
  const known = TEMPLATES.find((name) => name === template);
  return known === undefined ? template.replace(/_/g, " ") : t(`telling.template_${known}`);
}
