import { Store } from "../store/Store";
import { Query } from "./Query";

/** How many answers are kept that no component shows, for the way back. */
const KEPT = 50;

/** The answers of the server that this tab has, by what was asked. */
export class QueryCache {
  /** Grows whenever something may have been missed: what is shown is then asked for once more. */
  readonly generation = new Store(0);
  private readonly queries = new Map<string, Query<never>>();

  /** @param now milliseconds, from any beginning */
  constructor(private readonly now: () => number) {}

  /** The question of this name, which always has the same kind of answer. */
  query<Answer>(key: string): Query<Answer> {
    const known = this.queries.get(key);
    const query = known ?? new Query<never>(this.now);
    // The map keeps the order of use.
    this.queries.delete(key);
    this.queries.set(key, query);
    if (known === undefined) this.forgetOldest();
    return query as unknown as Query<Answer>;
  }

  /** What is shown may be old. */
  refetch(): void {
    this.generation.update((generation) => generation + 1);
  }

  /** What was answered was one person's to see. */
  clear(): void {
    for (const [key, query] of [...this.queries]) {
      query.clear();
      if (!query.isUsed) this.queries.delete(key);
    }
    this.refetch();
  }

  private forgetOldest(): void {
    const unused = [...this.queries].filter(([, query]) => !query.isUsed);
    // The last one is about to be used.
    for (const [key] of unused.slice(0, Math.max(0, unused.length - 1 - KEPT))) this.queries.delete(key);
  }
}
