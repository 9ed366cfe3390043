import { Store } from "../store/Store";

/** What is known of the answer to one question. */
export interface QueryState<Answer> {
  /** The last answer that came; null before the first. It stays while the next is asked for, and when that fails. */
  readonly answer: Answer | null;
  /** Why the last try failed; null when it did not. */
  readonly error: unknown;
}

/** Asks the server. `before`: the answer that is shown, which a list asks to see as much of again. */
export type Ask<Answer> = (signal: AbortSignal, before: Answer | null) => Promise<Answer>;

/** Gives an answer as it is after something that happened to what it tells of. */
type Change<Answer> = (answer: Answer) => Answer;

/** Whoever comes when an answer is shown already that came less than this ago (milliseconds) does not ask again. */
const SHARED = 2_000;

/** One question: its answer, the request that is under way for it, and how many components show it. */
export class Query<Answer> extends Store<QueryState<Answer>> {
  /** The answer without what is hoped for. */
  private known: Answer | null = null;
  /** Changes that the server was asked for and has not agreed to yet. */
  private readonly hopes = new Set<Change<Answer>>();
  private users = 0;
  private request: AbortController | null = null;
  private answeredAt = -Infinity;
  /** What `QueryCache.generation` was when it was last asked. */
  private generation = -1;

  constructor(private readonly now: () => number) {
    super({ answer: null, error: null });
  }

  get isUsed(): boolean {
    return this.users > 0;
  }

  /** Keeps the answer current for a component until what it gives back is called. */
  use(ask: Ask<Answer>, generation: number): () => void {
    const isFirst = this.users === 0;
    this.users += 1;
    const isMissed = generation !== this.generation;
    const isOld = this.request === null && this.now() - this.answeredAt > SHARED;
    if (isFirst || isMissed || isOld) void this.refresh(ask, generation);
    return () => {
      this.users -= 1;
      if (this.users === 0) this.abandon();
    };
  }

  /** Asks, unless nobody waits for it any more; a request that was under way is called off. */
  async refresh(ask: Ask<Answer>, generation = this.generation): Promise<void> {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    this.generation = generation;
    try {
      const answer = await ask(request.signal, this.get().answer);
      if (request.signal.aborted) return;
      this.request = null;
      this.put(answer);
    } catch (error) {
      if (request.signal.aborted) return;
      this.request = null;
      this.update((state) => ({ ...state, error }));
    }
  }

  /** Takes in an answer that is newer than whatever is under way. */
  put(answer: Answer): void {
    this.abandon();
    this.answeredAt = this.now();
    this.known = answer;
    this.show(null);
  }

  /** Changes the answer where there is one, as what is told live does. */
  change(change: Change<Answer>): void {
    if (this.known === null) return;
    this.known = change(this.known);
    this.show(this.get().error);
  }

  /**
   * Shows what `send` will bring about before it is known to have worked. When it fails, that is taken back, and the
   * error is thrown for whoever says so.
   *
   * @param change may be made to an answer that came meanwhile, and must change nothing where it is made already
   */
  async changeAhead<Result>(change: Change<Answer>, send: () => Promise<Result>): Promise<Result> {
    const hope: Change<Answer> = (answer) => change(answer);
    this.hopes.add(hope);
    this.show(this.get().error);
    try {
      const result = await send();
      if (this.hopes.delete(hope)) this.change(change);
      return result;
    } catch (error) {
      this.hopes.delete(hope);
      this.show(this.get().error);
      throw error;
    }
  }

  /** Forgets all of it. */
  clear(): void {
    this.abandon();
    this.answeredAt = -Infinity;
    this.hopes.clear();
    this.known = null;
    this.show(null);
  }

  private show(error: unknown): void {
    const answer = this.known === null ? null : [...this.hopes].reduce<Answer>((shown, hope) => hope(shown), this.known);
    this.update(() => ({ answer, error }));
  }

  private abandon(): void {
    this.request?.abort();
    this.request = null;
  }
}
