import type { QueryCache } from "../query/QueryCache";

/** How much waits for an administrator. */
export interface WaitingWork {
  readonly approvals: number;
  /** Null while that is not known. */
  readonly dead_letters: number | null;
}

/** What it is called among the questions. */
export const WAITING_WORK = "waiting work";

/** So much of it is done. */
export function settleWork(queries: QueryCache, kind: keyof WaitingWork, count: number): void {
  queries.query<WaitingWork>(WAITING_WORK).change((work) => ({ ...work, [kind]: Math.max(0, (work[kind] ?? 0) - count) }));
}
