import { useCallback, useState } from "react";
import { useLoad } from "./useLoad";
import type { Load } from "./useLoad";

type Ask<Answer> = (signal: AbortSignal) => Promise<Answer>;

export interface Answered<Answer> {
  /** Null until it has come. */
  readonly answer: Answer | null;
  readonly load: Load;
  /** Puts a newer answer in its place. */
  set(answer: Answer): void;
}

/** What a request answers, for what one component alone shows. `ask` is a stable function, from useCallback. */
export function useAnswer<Answer>(ask: Ask<Answer>): Answered<Answer> {
  const [held, setHeld] = useState<{ readonly of: Ask<Answer>; readonly answer: Answer } | null>(null);
  const load = useLoad(useCallback(async (signal) => {
    const answer = await ask(signal);
    if (!signal.aborted) setHeld({ of: ask, answer });
  }, [ask]));
  const set = useCallback((answer: Answer) => setHeld({ of: ask, answer }), [ask]);
  return { answer: held?.of === ask ? held.answer : null, load, set };
}
