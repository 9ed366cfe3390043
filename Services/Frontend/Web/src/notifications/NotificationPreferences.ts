export type NotificationKind = "rsvp" | "event_changed" | "reminder" | "new_event" | "approval" | "message";
export type NotificationChannel = "email" | "push" | "in_app" | "sms";
export type ChannelChoices = Readonly<Record<NotificationChannel, boolean>>;

/** How one wants to be told of what. */
export interface NotificationPreferences {
  readonly language: "en" | "de";
  readonly phone: string | null;
  readonly phone_verified: boolean;
  readonly categories: readonly string[];
  readonly channels: Readonly<Record<NotificationKind, ChannelChoices>>;
}

/** In the order in which people choose. */
export const KINDS: readonly NotificationKind[] = ["rsvp", "event_changed", "reminder", "message", "new_event", "approval"];

export const CHANNELS: readonly NotificationChannel[] = ["email", "in_app", "push", "sms"];
