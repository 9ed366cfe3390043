import { useEffect } from "react";
import { useCampus } from "../app/CampusContext";
import type { CampusEvent } from "../events/CampusEvent";

/** Hears of an event that is found by its link alone: its changes are told only to who asks for them. */
export function useWatchedEvent(event: CampusEvent | undefined): void {
  const { live } = useCampus();
  const eventID = event?.visibility === "link" ? event.id : null;
  useEffect(() => {
    if (eventID === null) return undefined;
    live.input({ type: "watch", eventID });
    return () => live.input({ type: "watch", eventID: null });
  }, [live, eventID]);
}
