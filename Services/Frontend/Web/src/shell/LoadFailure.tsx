import type { ReactElement } from "react";
import { useText } from "../language/useText";

interface LoadFailureProps {
  readonly message: string;
  readonly onRetry: () => void;
}

/** What stands in place of something that could not be loaded. */
export function LoadFailure({ message, onRetry }: LoadFailureProps): ReactElement {
  const t = useText();
  return (
    <div className="notice notice-problem" role="alert">
      <p>{message}</p>
      <button type="button" className="button" onClick={onRetry}>{t("shell.tryAgain")}</button>
    </div>
  );
}
