import { useEffect, useRef } from "react";
import type { CampusEvent } from "../events/CampusEvent";

/** Calls `moved` (a stable function) when an event's line got shorter: whoever waits in it may have moved up. */
export function useWaitlistMove(event: CampusEvent | undefined, moved: () => void): void {
  const waiting = event?.waitlist_count ?? 0;
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting < before.current) moved();
    before.current = waiting;
  }, [waiting, moved]);
}
