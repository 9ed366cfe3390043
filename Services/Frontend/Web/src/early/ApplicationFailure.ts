declare global {
  interface Window {
    hasApplicationFailed?: true;
  }
}

const FAILED = "application-failed";

/** Says that the application cannot begin: a file of it, or all its words, cannot be had. */
export function tellFailure(): void {
  window.hasApplicationFailed = true;
  window.dispatchEvent(new Event(FAILED));
}

/** Calls `draw` when that is said, or at once when it was said before. */
export function onFailure(draw: () => void): void {
  if (window.hasApplicationFailed) draw();
  else window.addEventListener(FAILED, draw, { once: true });
}
