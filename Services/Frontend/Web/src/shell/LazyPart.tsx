import { Suspense } from "react";
import type { ReactElement, ReactNode } from "react";
import { ErrorBoundary } from "./ErrorBoundary";

interface LazyPartProps {
  /** What stands there until it is loaded. */
  readonly outline: ReactNode;
  /** Whether somebody waits for it, and is told when it cannot be loaded. */
  readonly isNeeded?: boolean;
  readonly children: ReactNode;
}

/** A part of a page that is loaded by itself: where it cannot be, the rest of the page stays. */
export function LazyPart({ outline, isNeeded = false, children }: LazyPartProps): ReactElement {
  const part = <Suspense fallback={outline}>{children}</Suspense>;
  return isNeeded ? <ErrorBoundary>{part}</ErrorBoundary> : <ErrorBoundary fallback={null}>{part}</ErrorBoundary>;
}
