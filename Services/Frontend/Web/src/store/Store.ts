import { useSyncExternalStore } from "react";

/** One immutable value that changes by replacement, and who wants to know. */
export class Store<State> {
  private readonly listeners = new Set<() => void>();

  constructor(private state: State) {}

  readonly get = (): State => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Replaces the state; giving the same value back tells nobody. */
  update(change: (state: State) => State): void {
    const next = change(this.state);
    if (Object.is(next, this.state)) return;
    this.state = next;
    for (const listener of [...this.listeners]) listener();
  }
}

/** A store as those see it who do not change it. */
export type ReadableStore<State> = Pick<Store<State>, "get" | "subscribe">;

/** The selected part of a store. `select` must give the same reference back while its part has not changed. */
export function useStore<State, Selected>(store: ReadableStore<State>, select: (state: State) => Selected): Selected {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
