import type { ReactElement, ReactNode } from "react";
import { EmptyState } from "../design/EmptyState";
import { Skeleton } from "../design/Skeleton";
import type { SkeletonShape } from "../design/Skeleton";
import type { PagedList } from "../paging/usePages";
import { LoadFailure } from "./LoadFailure";
import { ShowMore } from "./ShowMore";

interface PagedSectionProps<Item> {
  readonly list: PagedList<Item>;
  /** What is on its way, for the words while it is. */
  readonly what: string;
  /** What to say when there is nothing, or what to show then. */
  readonly empty: string | ReactElement;
  /** What it is likely to look like. */
  readonly shape?: SkeletonShape;
  readonly count?: number;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A list that comes in pages, in each of its states: on its way, failed, empty, there, and with more to come. */
export function PagedSection<Item>(properties: PagedSectionProps<Item>): ReactElement {
  const { list, what, empty, shape = "row", count = 6, children } = properties;
  const { items, load } = list;
  if (items === null && load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (items === null) return <Skeleton what={what} shape={shape} count={count} />;
  return (
    <>
      {items.length > 0 ? children(items) : typeof empty === "string" ? <EmptyState icon="check" words={empty} /> : empty}
      <ShowMore list={list} />
    </>
  );
}
