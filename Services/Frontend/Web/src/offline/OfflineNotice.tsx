import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { useText } from "../language/useText";
import { useStore } from "../store/Store";

/** Says so while there is no network, and what that means. */
export function OfflineNotice(): ReactElement {
  const t = useText();
  const phase = useStore(useCampus().live.phase, (current) => current);
  // Stays in place, so that screen readers watch it.
  return <div className="offline-notice" role="status" data-testid="offline">{phase === "offline" && t("shell.offlineWords")}</div>;
}
