/** The tab's storage, or null where the browser's settings refuse it (then even reading the property throws). */
export function browserSessionStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
