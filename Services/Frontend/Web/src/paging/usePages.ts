import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { errorMessage } from "../api/ApiError";
import type { Page } from "../api/APIClient";
import type { Counts } from "../api/Counts";
import { keepLength, keptLength } from "./shownLengths";
import { useQuery } from "../query/useQuery";
import type { Load } from "../query/useQuery";

/** Asks for the page at `url`; without one for the first. */
type AskPage<Item> = (signal: AbortSignal, url?: string) => Promise<Page<Item>>;

/** Gives a list as it is after something that happened to it. */
type ChangeItems<Item> = (items: readonly Item[]) => readonly Item[];

export interface PagedList<Item> {
  /** Null until the first page has come. */
  readonly items: readonly Item[] | null;
  /** How many there are of each kind, where the server says so. */
  readonly counts: Counts | null;
  readonly load: Load;
  /** Null when all are shown. */
  readonly showMore: (() => void) | null;
  readonly isLoadingMore: boolean;
  /** Why no more could be shown; empty otherwise. */
  readonly moreFailed: string;
  /** Changes what is shown, as the server was told to. */
  change(change: ChangeItems<Item>): void;
  /** Changes what is shown before the server has agreed; see `Query.changeAhead`. */
  changeAhead<Result>(change: ChangeItems<Item>, send: () => Promise<Result>): Promise<Result>;
}

/** A list that comes in pages; see `useQuery`. */
export function usePages<Item>(key: string, ask: AskPage<Item>): PagedList<Item> {
  const [moreFailed, setMoreFailed] = useState("");
  const [isLoadingMore, setLoadingMore] = useState(false);
  const request = useRef<AbortController | null>(null);
  const { answer: page, load, query } = useQuery<Page<Item>>(key, async (signal, before) => {
    const first = await ask(signal);
    let { items, next } = first;
    // As many as were shown, so that the list does not shrink under the reader.
    while (next !== null && items.length < (before?.items.length ?? keptLength(key))) {
      const more = await ask(signal, next);
      items = [...items, ...more.items];
      next = more.next;
    }
    return { ...first, items, next };
  });

  useEffect(() => () => {
    request.current?.abort();
    request.current = null;
    setLoadingMore(false);
    setMoreFailed("");
  }, [query]);

  const latest = useRef(ask);
  latest.current = ask;
  const more = useCallback(async (url: string) => {
    if (request.current !== null) return;
    const { signal } = request.current = new AbortController();
    setLoadingMore(true);
    setMoreFailed("");
    try {
      const later = await latest.current(signal, url);
      if (signal.aborted) return;
      query.change((shown) => shown.next === url ? { ...shown, items: [...shown.items, ...later.items], next: later.next } : shown);
      keepLength(key, query.get().answer?.items.length ?? 0);
    } catch (error) {
      if (signal.aborted) return;
      setMoreFailed(errorMessage(error));
    }
    request.current = null;
    setLoadingMore(false);
  }, [key, query]);
  const change = useCallback((change: ChangeItems<Item>) => query.change(ofItems(change)), [query]);
  return useMemo(() => {
    const next = page?.next ?? null;
    return {
      items: page?.items ?? null,
      counts: page?.counts ?? null,
      load,
      showMore: next === null ? null : () => void more(next),
      isLoadingMore,
      moreFailed,
      change,
      changeAhead: (change, send) => query.changeAhead(ofItems(change), send),
    };
  }, [page, load, query, isLoadingMore, moreFailed, more, change]);
}

function ofItems<Item>(change: ChangeItems<Item>): (page: Page<Item>) => Page<Item> {
  return (page) => ({ ...page, items: change(page.items) });
}
