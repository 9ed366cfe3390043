import { GuardedStorage } from "../storage/GuardedStorage";

/** How far down each entry of the history was read, by the key that the entry carries; outlives the page, not the tab. */
const KEPT = "campus-events.places";
/** The history of a tab is seldom longer. */
const MOST = 50;

const storage = new GuardedStorage(() => window.sessionStorage);
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
  const name = key ?? "";
  const others = places().filter(([known]) => known !== name);
  const kept = [...others, [name, Math.round(window.scrollY)] as const].slice(-MOST);
  storage.setItem(KEPT, JSON.stringify(kept));
}

/** Where the entry was read when it was left; its beginning when it is new. */
export function placeOf(key: string | null): number {
  return places().find(([known]) => known === (key ?? ""))?.[1] ?? 0;
}

/** Whether the browser has loaded this page because somebody comes back to it, or wants it anew. */
export function isReturn(): boolean {
  const [navigation] = performance.getEntriesByType?.("navigation") ?? [];
  const { type } = (navigation ?? {}) as Partial<PerformanceNavigationTiming>;
  return type === "reload" || type === "back_forward";
}

function places(): readonly (readonly [key: string, place: number])[] {
  try {
    return JSON.parse(storage.getItem(KEPT) ?? "[]") as readonly (readonly [string, number])[];
  } catch {
    return [];
  }
}
