/** How much of each list was shown in this tab, so that a page that is loaded anew shows as much. */
const KEPT = "campus-events.shown:";

/** @param list the key of its question */
export function keepLength(list: string, length: number): void {
  try {
    window.sessionStorage.setItem(KEPT + list, String(length));
  } catch {
    // Where the browser's settings refuse it, a list begins with its first page.
  }
}

export function keptLength(list: string): number {
  try {
    return Number(window.sessionStorage.getItem(KEPT + list) ?? 0);
  } catch {
    return 0;
  }
}
