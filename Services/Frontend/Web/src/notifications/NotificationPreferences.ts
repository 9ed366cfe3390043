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

/** What is chosen otherwise; what is left out stays as it is. */
export interface PreferenceChange {
  readonly language?: "en" | "de";
  readonly categories?: readonly string[];
  readonly channels?: Readonly<Partial<Record<NotificationKind, Partial<ChannelChoices>>>>;
}

/** The preferences as they are once the server has taken in a change. */
export function changedPreferences(before: NotificationPreferences, { channels = {}, ...others }: PreferenceChange): NotificationPreferences {
  const chosen = KINDS.map((kind) => [kind, { ...before.channels[kind], ...channels[kind] }] as const);
  return { ...before, ...others, channels: Object.fromEntries(chosen) as NotificationPreferences["channels"] };
}

/** In the order in which people choose. */
export const KINDS: readonly NotificationKind[] = ["rsvp", "event_changed", "reminder", "message", "new_event", "approval"];

export const CHANNELS: readonly NotificationChannel[] = ["email", "in_app", "push", "sms"];
