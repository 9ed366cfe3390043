import { useCallback, useEffect, useMemo, useRef } from "react";
import { ApiError, errorMessage } from "../api/ApiError";
import { useCampus } from "../app/CampusContext";
import { useStore } from "../store/Store";
import type { Ask, Query } from "./Query";

export interface Load {
  readonly phase: "loading" | "ready" | "failed";
  /** Why there is nothing to show, for the person at the screen; empty otherwise. */
  readonly message: string;
  /** The HTTP status of the last try when it failed, 0 otherwise. */
  readonly status: number;
  /** Asks once more; what is shown stays meanwhile. */
  retry(): void;
}

export interface Queried<Answer> {
  /** Null until it has come. */
  readonly answer: Answer | null;
  readonly load: Load;
  /** For what changes the answer: a newer one, what is told, what is hoped for. */
  readonly query: Query<Answer>;
}

/**
 * The answer to a question: at once when it is known already, asked for once however many show it, and asked for again
 * when a component comes that needs it and when the live connection may have missed something.
 *
 * @param key names all that the answer depends on; null when there is nothing to ask
 */
export function useQuery<Answer>(key: string | null, ask: Ask<Answer>): Queried<Answer> {
  const { queries } = useCampus();
  const generation = useStore(queries.generation, (value) => value);
  const query = useMemo(() => queries.query<Answer>(key ?? ""), [queries, key]);
  const { answer, error } = useStore(query, (state) => state);
  const latest = useRef(ask);
  latest.current = ask;

  useEffect(() => {
    if (key === null) return undefined;
    return query.use((signal, before) => latest.current(signal, before), generation);
  }, [query, key, generation]);

  const retry = useCallback(() => {
    // A failure that is tried again shows as waiting.
    query.update((state) => state.answer === null ? { answer: null, error: null } : state);
    void query.refresh((signal, before) => latest.current(signal, before));
  }, [query]);

  const load = useMemo<Load>(() => {
    const phase = key === null || answer !== null ? "ready" : error === null ? "loading" : "failed";
    const message = phase === "failed" ? errorMessage(error) : "";
    return { phase, message, status: error instanceof ApiError ? error.status : 0, retry };
  }, [key, answer, error, retry]);
  return { answer: key === null ? null : answer, load, query };
}
