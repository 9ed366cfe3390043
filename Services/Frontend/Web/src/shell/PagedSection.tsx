import type { ReactElement, ReactNode } from "react";
import { EmptyState } from "../design/EmptyState";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import type { PagedList } from "../query/usePages";
import { LoadFailure } from "./LoadFailure";

interface PagedSectionProps<Item> {
  readonly list: PagedList<Item>;
  /** What is on its way, for the words while it is. */
  readonly what: string;
  readonly empty: string;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A list that comes in pages, in each of its states: on its way, failed, empty, there, and with more to come. */
export function PagedSection<Item>({ list, what, empty, children }: PagedSectionProps<Item>): ReactElement {
  const t = useText();
  const { items, load, showMore, moreFailed } = list;
  if (items === null && load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (items === null) return <Skeleton what={what} shape="row" count={6} />;
  return (
    <>
      {items.length === 0 ? <EmptyState icon="check" words={empty} /> : children(items)}
      {moreFailed !== "" && <p className="notice notice-problem" role="alert">{moreFailed}</p>}
      {showMore && <p className="more"><button type="button" className="button" onClick={showMore}>{t("shell.showMore")}</button></p>}
    </>
  );
}
