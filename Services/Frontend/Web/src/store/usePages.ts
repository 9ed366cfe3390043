import { useCallback, useState } from "react";
import { errorMessage } from "../api/ApiError";
import type { Page } from "../api/APIClient";
import { useAnswer } from "./useAnswer";
import type { Load } from "./useLoad";

type Ask<Item> = (signal: AbortSignal, url?: string) => Promise<Page<Item>>;

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

/** A list that comes in pages. `ask` is a stable function, from useCallback; without a `url` it asks for the first. */
export function usePages<Item>(ask: Ask<Item>): PagedList<Item> {
  const { answer: page, load, set } = useAnswer(ask);
  const [moreFailed, setMoreFailed] = useState("");

  const more = async (shown: Page<Item>, url: string) => {
    setMoreFailed("");
    try {
      const next = await ask(new AbortController().signal, url);
      set({ items: [...shown.items, ...next.items], next: next.next });
    } catch (error) {
      setMoreFailed(errorMessage(error));
    }
  };
  const change = useCallback((change: (items: readonly Item[]) => readonly Item[]) => {
    if (page !== null) set({ ...page, items: change(page.items) });
  }, [page, set]);
  const next = page?.next ?? null;
  return {
    items: page?.items ?? null,
    load,
    showMore: page !== null && next !== null ? () => void more(page, next) : null,
    moreFailed,
    change,
  };
}
