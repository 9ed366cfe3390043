import { useMemo } from "react";
import { useCampus } from "../app/CampusContext";
import type { CampusEvent, RecommendedEvent } from "../events/CampusEvent";
import { putEvents } from "../events/eventState";
import { isComing } from "../events/isComing";
import { useText } from "../language/useText";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";
import { useStore } from "../store/Store";
import { reasonInWords } from "./reasonInWords";

export interface Suggestions {
  readonly events: readonly CampusEvent[];
  /** Why each is shown, by its id. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly load: Load;
}

/** What the server suggests, live and with its reasons. @param key see `useQuery` */
export function useSuggestions(
  key: string | null,
  ask: (signal: AbortSignal) => Promise<readonly RecommendedEvent[]>,
): Suggestions {
  const t = useText();
  const campus = useCampus();
  const known = useStore(campus.events, (state) => state.events);
  const { answer, load } = useQuery(key, async (signal) => {
    const since = campus.events.get().moment;
    const suggested = await ask(signal);
    campus.events.update((state) => putEvents(state, suggested, since));
    return suggested;
  });
  return useMemo(() => {
    const found = (answer ?? []).flatMap((suggestion) => {
      const event = known.get(suggestion.id);
      return event && isComing(event, campus.clock.now()) ? [{ event, reason: reasonInWords(suggestion, t) }] : [];
    });
    return {
      events: found.map(({ event }) => event),
      reasons: new Map(found.map(({ event, reason }) => [event.id, reason])),
      load,
    };
  }, [answer, campus, known, t, load]);
}
