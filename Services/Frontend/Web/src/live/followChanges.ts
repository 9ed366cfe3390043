import { startTimer } from "../clock/startTimer";
import type { ReadableStore } from "../store/Store";

/** What is told live is counted within this (milliseconds). */
const COUNTED = 1_000;

/**
 * Has something asked for again after what is told live: when it is counted, no more often than that takes, once more
 * after the last of it, and not while nobody sees the page. What this gives back ends it.
 *
 * @param heard grows with what is told
 */
export function followChanges(heard: ReadableStore<number>, askAgain: () => Promise<void>, pause = COUNTED): () => void {
  let isBusy = false;
  let isMissed = false;
  let callOff = () => {};
  const begin = () => {
    isMissed = isBusy || document.visibilityState === "hidden";
    if (isMissed) return;
    isBusy = true;
    callOff = startTimer(pause, () => void askAgain().finally(() => {
      isBusy = false;
      makeUp();
    }));
  };
  const makeUp = () => {
    if (isMissed) begin();
  };
  const unsubscribe = heard.subscribe(begin);
  document.addEventListener("visibilitychange", makeUp);
  return () => {
    isMissed = false;
    unsubscribe();
    document.removeEventListener("visibilitychange", makeUp);
    callOff();
  };
}
