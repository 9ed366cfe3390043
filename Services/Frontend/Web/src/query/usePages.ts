import { useState } from "react";
import { errorMessage } from "../api/ApiError";
import type { Page } from "../api/APIClient";
import type { Counts } from "../api/Counts";
import { useQuery } from "./useQuery";
import type { Load } from "./useQuery";

/** Asks for the page at `url`; without one for the first. */
type AskPage<Item> = (signal: AbortSignal, url?: string) => Promise<Page<Item>>;

export interface PagedList<Item> {
  /** Null until the first page has come. */
  readonly items: readonly Item[] | null;
  /** How many there are of each kind, where the server says so. */
  readonly counts: Counts | null;
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
    const first = await ask(signal);
    let { items, next } = first;
    // As many as were shown, so that the list does not shrink under the reader.
    while (next !== null && items.length < (before?.items.length ?? 0)) {
      const more = await ask(signal, next);
      items = [...items, ...more.items];
      next = more.next;
    }
    return { ...first, items, next };
  });

  const more = async (url: string) => {
    setMoreFailed("");
    try {
      const later = await ask(new AbortController().signal, url);
      query.change((shown) => shown.next === url ? { ...shown, items: [...shown.items, ...later.items], next: later.next } : shown);
    } catch (error) {
      setMoreFailed(errorMessage(error));
    }
  };
  const next = page?.next ?? null;
  return {
    items: page?.items ?? null,
    counts: page?.counts ?? null,
    load,
    showMore: next === null ? null : () => void more(next),
    moreFailed,
    change: (change) => query.change((shown) => ({ ...shown, items: change(shown.items) })),
  };
}
