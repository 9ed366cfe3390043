import { useState } from "react";
import { errorMessage } from "../api/ApiError";
import type { Page } from "../api/APIClient";
import { keepLength, keptLength } from "./shownLengths";
import { useQuery } from "./useQuery";
import type { Load } from "./useQuery";

/** Asks for the page at `url`; without one for the first. */
type AskPage<Item> = (signal: AbortSignal, url?: string) => Promise<Page<Item>>;

export interface PagedList<Item> {
  /** Null until the first page has come. */
  readonly items: readonly Item[] | null;
  readonly load: Load;
  /** Null when all are shown. */
  readonly showMore: (() => void) | null;
  /** Why no more could be shown; empty otherwise. */
  readonly moreFailed: string;
  /** Changes what is shown, as the server was told to. */
  change(change: (items: readonly Item[]) => readonly Item[]): void;
}

/** A list that comes in pages; see `useQuery`. */
export function usePages<Item>(key: string, ask: AskPage<Item>): PagedList<Item> {
  const [moreFailed, setMoreFailed] = useState("");
  const { answer: page, load, query } = useQuery<Page<Item>>(key, async (signal, before) => {
    let { items, next } = await ask(signal);
    // As many as were shown, so that the list does not shrink under the reader.
    while (next !== null && items.length < (before?.items.length ?? keptLength(key))) {
      const more = await ask(signal, next);
      items = [...items, ...more.items];
      next = more.next;
    }
    return { items, next };
  });

  const more = async (url: string) => {
    setMoreFailed("");
    try {
      const later = await ask(new AbortController().signal, url);
      query.change((shown) => shown.next === url ? { items: [...shown.items, ...later.items], next: later.next } : shown);
      keepLength(key, query.get().answer?.items.length ?? 0);
    } catch (error) {
      setMoreFailed(errorMessage(error));
    }
  };
  const next = page?.next ?? null;
  return {
    items: page?.items ?? null,
    load,
    showMore: next === null ? null : () => void more(next),
    moreFailed,
    change: (change) => query.change((shown) => ({ ...shown, items: change(shown.items) })),
  };
}
