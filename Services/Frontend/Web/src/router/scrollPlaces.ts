/** How far down each entry of the history was read, by the key that the entry carries. */
const places = new Map<string, number>();

let count = 0;

/** A key for a new entry; unlike those of an earlier load of the page, which the history may still hold. */
export function entryKey(): string {
  count += 1;
  return `${Date.now()}-${count}`;
}

/** The key of the entry that is shown; null for the first, and for what other code put there. */
export function shownEntry(): string | null {
  const state: unknown = window.history.state;
  const key = typeof state === "object" && state !== null ? (state as { readonly key?: unknown }).key : null;
  return typeof key === "string" ? key : null;
}

export function keepPlace(key: string | null): void {
  places.set(key ?? "", window.scrollY);
}

/** Where the entry was read when it was left; its beginning when it is new. */
export function placeOf(key: string | null): number {
  return places.get(key ?? "") ?? 0;
}
