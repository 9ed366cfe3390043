import type { NotificationChannel } from "../notifications/NotificationPreferences";

/** What could not be told, whatever was tried. */
export interface FailedNotification {
  readonly id: string;
  readonly name?: string;
  /** Masked. */
  readonly address?: string;
  readonly channel: NotificationChannel;
  readonly template: string;
  readonly event_id?: string;
  readonly attempts: number;
  readonly last_error?: string;
  /** What each attempt ended with, the latest last. */
  readonly errors: readonly { readonly at: string; readonly attempt: number; readonly error: string }[];
  readonly failed_at: string;
}
