import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import type { CampusEvent } from "../events/CampusEvent";
import { putEvents } from "../events/eventState";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";
import { useStore } from "../store/Store";
import { settleWork } from "./WaitingWork";

export interface Approvals {
  /** Null until they have come. */
  readonly events: readonly CampusEvent[] | null;
  readonly load: Load;
  /** What came of the last decision. */
  readonly said: string;
  /** Takes in an event as it is once it was decided about. */
  settle(event: CampusEvent, said: string): void;
}

/**
 * The events that wait for an administrator, live: who may decide is told of each that asks, and what another has
 * decided meanwhile leaves the list.
 */
export function useApprovals(): Approvals {
  const campus = useCampus();
  const api = useAPI(AdministrationAPI);
  const [said, setSaid] = useState("");
  const known = useStore(campus.events, (state) => state.events);
  const { answer, load } = useQuery("approvals", async (signal) => {
    const since = campus.events.get().moment;
    const events = await api.pendingEvents(signal);
    campus.events.update((state) => putEvents(state, events, since));
    return events;
  });
  const told = useStore(campus.told, (count) => count);
  const toldBefore = useRef(told);
  const { retry: askAgain } = load;
  useEffect(() => {
    if (told === toldBefore.current) return;
    toldBefore.current = told;
    askAgain();
  }, [told, askAgain]);
  const settle = useCallback((event: CampusEvent, words: string) => {
    setSaid(words);
    campus.events.update((state) => putEvents(state, [event], state.moment));
    settleWork(campus.queries, "approvals", 1);
  }, [campus]);
  const events = useMemo(() => {
    return answer === null ? null : answer.map((event) => known.get(event.id) ?? event).filter(({ status }) => status === "pending");
  }, [answer, known]);
  return { events, load, said, settle };
}
