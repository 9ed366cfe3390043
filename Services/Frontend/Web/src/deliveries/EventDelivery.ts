import type { NotificationChannel } from "../notifications/NotificationPreferences";

export const DELIVERY_STATUSES = ["queued", "sent", "delivered", "bounced", "suppressed", "failed"] as const;

export type DeliveryStatus = typeof DELIVERY_STATUSES[number];

/** What became of one thing that one person was told of an event. */
export interface EventDelivery {
  readonly id: string;
  readonly name?: string;
  /** Masked: enough to compare it with what a person says. */
  readonly address?: string;
  readonly channel: NotificationChannel;
  readonly template: string;
  readonly status: DeliveryStatus;
  /** Why it is not delivered, or was not at first. */
  readonly why?: string;
  readonly attempts: number;
  readonly created_at: string;
  readonly send_at: string;
  readonly sent_at?: string;
  readonly delivered_at?: string;
}

/** Whether somebody has to look after it. */
export function hasTrouble({ status }: EventDelivery): boolean {
  return status === "bounced" || status === "suppressed" || status === "failed";
}
