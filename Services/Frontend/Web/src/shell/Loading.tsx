import type { ReactElement } from "react";

/** A quiet word for what is on its way; it shows only when it takes long enough to be noticed. */
export function Loading({ what }: { readonly what: string }): ReactElement {
  return <p className="loading" role="status">Loading {what}…</p>;
}
