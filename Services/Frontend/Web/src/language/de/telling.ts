import type { telling as english } from "../en/telling";
import type { Translated } from "../Text";

export const telling: Translated<typeof english> = {
  channel_email: "Mail",
  channel_in_app: "In der App",
  channel_push: "Push",
  channel_sms: "SMS",
  template_email_verification: "Adresse bestätigen",
  template_event_announced: "Neues Event",
  template_event_approval_wanted: "Bitte um Freigabe",
  template_event_approved: "Event freigegeben",
  template_event_cancelled: "Event abgesagt",
  template_event_created: "Event angelegt",
  template_event_message: "Nachricht der Veranstaltenden",
  template_event_reminder: "Erinnerung",
  template_event_returned: "Event zurückgegeben",
  template_event_updated: "Event geändert",
  template_guest_confirm: "Gastplatz bestätigen",
  template_guest_expired: "Gastplatz verfallen",
  template_password_changed: "Passwort geändert",
  template_password_reset: "Passwort zurücksetzen",
  template_phone_verification: "Telefonnummer bestätigen",
  template_rsvp_cancelled: "Platz zurückgegeben",
  template_rsvp_confirmed: "Platz bestätigt",
  template_rsvp_promoted: "Von der Warteliste nachgerückt",
  template_rsvp_waitlisted: "Auf der Warteliste",
};
