/** A page whose parts do not come within this (milliseconds) is read from wherever it is. */
const PATIENCE = 8_000;
/** By these a person says that they go their own way. */
const OWN_WAYS = ["wheel", "touchstart", "keydown", "pointerdown"];

/**
 * Scrolls to where the page was left: at once when it is high enough, else as soon as what it shows has come. Whoever
 * scrolls before that is left alone. The answer calls it off.
 */
export function returnTo(place: number): () => void {
  window.scrollTo(0, place);
  const root = document.documentElement;
  const isThere = () => root.scrollHeight - root.clientHeight >= place;
  if (isThere() || typeof ResizeObserver === "undefined") return () => undefined;
  const growth = new ResizeObserver(() => {
    if (!isThere()) return;
    stop();
    window.scrollTo(0, place);
  });
  const stop = () => {
    growth.disconnect();
    clearTimeout(patience);
    for (const way of OWN_WAYS) window.removeEventListener(way, stop);
  };
  const patience = setTimeout(stop, PATIENCE);
  for (const way of OWN_WAYS) window.addEventListener(way, stop, { passive: true });
  growth.observe(document.body);
  return stop;
}
