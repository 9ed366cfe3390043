import type { NotificationPreferences } from "../../../Services/Frontend/Web/src/notifications/NotificationPreferences";

const USUAL = { email: true, sms: false, push: true, in_app: true };

/** What somebody has who chose nothing. */
export const PREFERENCES: NotificationPreferences = {
  language: "en",
  phone: null,
  phone_verified: false,
  categories: [],
  channels: {
    rsvp: USUAL, event_changed: USUAL, reminder: USUAL, message: USUAL, new_event: { ...USUAL, push: false },
    approval: { ...USUAL, push: false },
  },
};
