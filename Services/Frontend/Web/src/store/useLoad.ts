import { useCallback, useEffect, useState } from "react";
import { ApiError, errorMessage } from "../api/ApiError";
import { useCampus } from "../app/CampusContext";
import { useStore } from "./Store";

export type LoadPhase = "loading" | "ready" | "failed";

export interface Load {
  readonly phase: LoadPhase;
  /** Why it failed, for the person at the screen; empty otherwise. */
  readonly message: string;
  /** The HTTP status of the failure, 0 otherwise. */
  readonly status: number;
  retry(): void;
}

type Outcome = { readonly of: LoadFunction; readonly phase: LoadPhase; readonly error: unknown };
export type LoadFunction = (signal: AbortSignal) => Promise<void>;

/**
 * Runs `load` (a stable function, from useCallback) when the page appears, when `load` changes, and when the live
 * connection may have missed something. Once it has succeeded, a later failure leaves what is shown in place.
 */
export function useLoad(load: LoadFunction): Load {
  const generation = useStore(useCampus().generation, (value) => value);
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<Outcome>({ of: load, phase: "loading", error: null });

  useEffect(() => {
    const abandoned = new AbortController();
    load(abandoned.signal).then(
      () => {
        if (!abandoned.signal.aborted) setOutcome({ of: load, phase: "ready", error: null });
      },
      (error: unknown) => {
        if (!abandoned.signal.aborted) setOutcome((previous) => failed(load, previous, error));
      },
    );
    return () => abandoned.abort();
  }, [load, generation, attempt]);

  const retry = useCallback(() => {
    setOutcome({ of: load, phase: "loading", error: null });
    setAttempt((previous) => previous + 1);
  }, [load]);

  if (outcome.of !== load) return { phase: "loading", message: "", status: 0, retry };
  const { phase, error } = outcome;
  const message = phase === "failed" ? errorMessage(error) : "";
  return { phase, message, status: error instanceof ApiError ? error.status : 0, retry };
}

function failed(load: LoadFunction, previous: Outcome, error: unknown): Outcome {
  return previous.of === load && previous.phase === "ready" ? previous : { of: load, phase: "failed", error };
}
