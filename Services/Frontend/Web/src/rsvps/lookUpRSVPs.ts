import { ApiError } from "../api/ApiError";
import type { Campus } from "../app/Campus";
import type { RSVPWithEvent } from "./RSVP";

/** Between two tries (milliseconds): the first, and the longest. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** One's RSVPs, asked for until an answer comes; null when it was called off, or refused. */
export async function lookUpRSVPs(campus: Campus, signal: AbortSignal): Promise<readonly RSVPWithEvent[] | null> {
  for (let tries = 0; !signal.aborted; tries += 1) {
    try {
      return await campus.api.myRSVPs(signal);
    } catch (error) {
      if (!(error instanceof ApiError && error.isUnknown)) return null;
      // Somewhere in the upper half, so that pages whose answers were lost together do not ask together.
      const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries);
      await pause(campus, longest * (0.5 + Math.random() / 2), signal);
    }
  }
  return null;
}

/** Ends early when the live connection opens, which shows that the network is back. */
function pause({ live }: Campus, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    const unsubscribe = live.phase.subscribe(() => {
      if (live.phase.get() === "open") end();
    });
    signal.addEventListener("abort", end);
  });
}
