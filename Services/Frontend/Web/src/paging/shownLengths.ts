import { GuardedStorage } from "../storage/GuardedStorage";

/** How much of each list was shown in this tab, so that a page that is loaded anew shows as much. */
const KEPT = "campus-events.shown:";
const storage = new GuardedStorage(() => window.sessionStorage);

/** @param list the key of its question */
export function keepLength(list: string, length: number): void {
  storage.setItem(KEPT + list, String(length));
}

export function keptLength(list: string): number {
  return Number(storage.getItem(KEPT + list) ?? 0);
}
