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

export const KINDS: readonly { readonly kind: NotificationKind; readonly label: string; readonly hint: string }[] = [
  { kind: "rsvp", label: "Your seats", hint: "You have one, you wait for one, one came free" },
  { kind: "event_changed", label: "Changes", hint: "Another time or place, or cancelled" },
  { kind: "reminder", label: "Reminders", hint: "A day and an hour before" },
  { kind: "message", label: "Organizers' messages", hint: "About events you come to" },
  { kind: "new_event", label: "New events", hint: "In the categories you choose below" },
  { kind: "approval", label: "Approvals", hint: "Events that ask to be published, and what became of yours" },
];

export const CHANNELS: readonly { readonly channel: NotificationChannel; readonly label: string }[] = [
  { channel: "email", label: "Mail" },
  { channel: "in_app", label: "Here" },
  { channel: "push", label: "Push" },
  { channel: "sms", label: "SMS" },
];
