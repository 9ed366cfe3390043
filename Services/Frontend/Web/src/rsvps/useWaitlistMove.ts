import { useEffect, useRef } from "react";
import type { CampusEvent } from "../events/CampusEvent";

/** How long each one in line makes the time over which all of them ask (milliseconds), and the longest. */
const EACH = 4;
const LONGEST = 15_000;

/**
 * Calls `moved` after an event's line got shorter: whoever waits in it may have moved up. All of
 * them are told at once, and ask one after the other.
 */
export function useWaitlistMove(event: CampusEvent | undefined, moved: () => void): void {
  const waiting = event?.waitlist_count ?? 0;
  const before = useRef(waiting);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(moved);
  latest.current = moved;

  useEffect(() => {
    const isShorter = waiting < before.current;
    before.current = waiting;
    if (!isShorter || timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      latest.current();
    }, Math.random() * Math.min(LONGEST, waiting * EACH));
  }, [waiting]);

  useEffect(() => () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
}
