import { Suspense } from "react";
import type { ReactElement, ReactNode } from "react";
import { ErrorBoundary } from "./ErrorBoundary";

interface LazyPartProps {
  /** What stands there until it is loaded. */
  readonly outline: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page that is loaded by itself: where it cannot be, the rest of the page stays. */
export function LazyPart({ outline, children }: LazyPartProps): ReactElement {
  return <ErrorBoundary fallback={null}><Suspense fallback={outline}>{children}</Suspense></ErrorBoundary>;
}
