/** Texts that outlive the tab, by their keys. */
export type TextStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * The browser's storage, which may be full or refused by its settings (then even opening it throws). What cannot be kept
 * is not there the next time; everything else goes on working.
 */
export class GuardedStorage implements TextStorage {
  constructor(private readonly open: () => Storage) {}

  getItem(key: string): string | null {
    try {
      return this.open().getItem(key);
    } catch {
      return null;
    }
  }

  setItem(key: string, value: string): void {
    try {
      this.open().setItem(key, value);
    } catch {
      // Nothing is kept.
    }
  }

  removeItem(key: string): void {
    try {
      this.open().removeItem(key);
    } catch {
      // Nothing was kept.
    }
  }
}
