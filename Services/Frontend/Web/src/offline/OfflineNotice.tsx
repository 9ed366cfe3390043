import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { useIsOffline } from "./useIsOffline";

/** Says so while there is no network, and what that means. */
export function OfflineNotice(): ReactElement {
  const t = useText();
  const isOffline = useIsOffline();
  // Stays in place, so that screen readers watch it.
  return <div className="offline-notice" role="status" data-testid="offline">{isOffline && t("shell.offlineWords")}</div>;
}
