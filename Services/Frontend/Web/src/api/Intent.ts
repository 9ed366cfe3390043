import { idempotencyKey } from "./idempotencyKey";

/**
 * Something that a person wants done once. While no answer has come, asking for the same again carries the same
 * Idempotency-Key, so that a lost answer never makes a second event, message or RSVP. Another content is another thing.
 */
export class Intent {
  private asked: { readonly content: string; readonly key: string } | null = null;

  /** @param content all that the server goes by, as text */
  keyFor(content: string): string {
    if (this.asked?.content !== content) this.asked = { content, key: idempotencyKey() };
    return this.asked.key;
  }

  /** It is known what came of it. */
  settle(): void {
    this.asked = null;
  }
}
