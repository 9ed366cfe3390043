import { useMemo } from "react";
import { useNow } from "../clock/useNow";
import type { Queried } from "../query/useQuery";
import type { EventSummary } from "./FigureLists";
import { useFigureList } from "./useFigureList";

/** How often events that have begun leave the list (milliseconds). */
const TICK = 30_000;

/** The events to come, the fullest first. */
export function useComing(parameters: URLSearchParams): Queried<readonly EventSummary[]> {
  const now = useNow(TICK);
  const { answer, ...rest } = useFigureList("capacity", parameters);
  const coming = useMemo(() => answer && answer.filter(({ start_time }) => Date.parse(start_time) > now), [answer, now]);
  return { ...rest, answer: coming };
}
