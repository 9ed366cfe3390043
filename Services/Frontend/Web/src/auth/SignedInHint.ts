import type { TextStorage } from "../storage/GuardedStorage";

const KEY = "campus-events.signed-in";

/**
 * `unverified`: somebody signed in whose address is not confirmed. `signing-out`: somebody signed out, and the server
 * could not be told yet.
 */
export type SignedInWord = "signed-in" | "unverified" | "signing-out";

const WORDS: readonly SignedInWord[] = ["signed-in", "unverified", "signing-out"];

/**
 * A word in the browser's storage that says whether it is worth asking who is signed in.
 *
 * It is no secret and proves nothing: the proof is a cookie that no script can read. Without the word nobody asks, so
 * that visitors cost no request. Where the browser keeps nothing, a reload signs out.
 */
export class SignedInHint {
  constructor(private readonly storage: TextStorage) {}

  read(): SignedInWord | null {
    const found = this.storage.getItem(KEY);
    return WORDS.find((word) => word === found) ?? null;
  }

  write(word: SignedInWord): void {
    this.storage.setItem(KEY, word);
  }

  clear(): void {
    this.storage.removeItem(KEY);
  }
}
