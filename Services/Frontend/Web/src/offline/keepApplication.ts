import { startTimer } from "../clock/startTimer";

/** After the page's own files have come it still asks for what it shows (milliseconds). */
const CALM = 4_000;

/** Has the browser keep the application for when there is no network, once the first page is there and all is calm. */
export function keepApplication(): void {
  if (!("serviceWorker" in navigator)) return;
  window.addEventListener("load", () => startTimer(CALM, () => {
    navigator.serviceWorker.register("/service-worker.js").catch((error: unknown) => {
      // The pages themselves need none; some browsers forbid it in private windows.
      console.warn("The application is not kept for offline use.", error);
    });
  }));
}
