import type { ReactElement } from "react";
import { Skeleton } from "../design/Skeleton";

/** The outline of what is on its way, where nobody knows its shape yet. */
export function Loading({ what }: { readonly what: string }): ReactElement {
  return <Skeleton shape="text" count={3} what={what} />;
}
