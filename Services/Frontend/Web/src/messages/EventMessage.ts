/** Who has a seat, who waits for one, or both. */
export type MessageAudience = "confirmed" | "waitlisted" | "everyone";

export const MESSAGE_AUDIENCES: readonly MessageAudience[] = ["confirmed", "waitlisted", "everyone"];

/** What an organizer writes; plain text, of which blank lines make paragraphs. */
export interface NewEventMessage {
  readonly subject: string;
  readonly message: string;
  readonly audience: MessageAudience;
}

/** What was written to those who come. */
export interface EventMessage extends NewEventMessage {
  readonly id: string;
  readonly sender_name: string;
  readonly created_at: string;
  /** How many have been told so far. */
  readonly told_count: number;
  /** When all of them were; not there until then. */
  readonly told_at?: string;
}
