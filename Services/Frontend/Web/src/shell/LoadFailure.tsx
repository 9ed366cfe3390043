import type { ReactElement } from "react";

interface LoadFailureProps {
  readonly message: string;
  readonly onRetry: () => void;
}

/** What stands in place of something that could not be loaded. */
export function LoadFailure({ message, onRetry }: LoadFailureProps): ReactElement {
  return (
    <div className="notice notice-problem" role="alert">
      <p>{message}</p>
      <button type="button" className="button" onClick={onRetry}>Try again</button>
    </div>
  );
}
