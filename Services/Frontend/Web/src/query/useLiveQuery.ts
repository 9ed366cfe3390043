import { useEffect, useRef } from "react";
import { useCampus } from "../app/CampusContext";
import { followChanges } from "../live/followChanges";
import type { ReadableStore } from "../store/Store";
import type { Ask } from "./Query";
import { useQuery } from "./useQuery";
import type { Queried } from "./useQuery";

/**
 * The answer to a question that changes with what is told live, though nothing that is told says how; see `useQuery`.
 *
 * @param told grows with what changes it; with everything that is told when it is left out
 */
export function useLiveQuery<Answer>(key: string | null, ask: Ask<Answer>, told?: ReadableStore<number>): Queried<Answer> {
  const { heard } = useCampus();
  const changes = told ?? heard;
  const queried = useQuery(key, ask);
  const { query } = queried;
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (key === null) return undefined;
    return followChanges(changes, () => query.refresh((signal, before) => latest.current(signal, before)));
  }, [changes, query, key]);
  return queried;
}
