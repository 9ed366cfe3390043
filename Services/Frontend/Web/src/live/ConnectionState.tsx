import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { useText } from "../language/useText";
import { useIsOffline } from "../offline/useIsOffline";
import { useStore } from "../store/Store";
import type { LivePhase } from "./liveMachine";

/** Whether what is on the page is current as it stands. */
export function ConnectionState(): ReactElement {
  const current = useStore(useCampus().live.phase, (state) => state);
  // Who opens the page without a network waits for none.
  const phase = useIsOffline() ? "offline" : current;
  const t = useText();
  return (
    <span className={`connection connection-${phase}`} data-testid="connection" title={t(phase === "open" ? "shell.liveWords" : "shell.notLiveWords")}>
      {t(word(phase))}
    </span>
  );
}

function word(phase: LivePhase): "shell.live" | "shell.offline" | "shell.connecting" {
  switch (phase) {
    case "open": return "shell.live";
    case "offline": return "shell.offline";
    case "connecting":
    case "waiting":
    case "stopped": return "shell.connecting";
  }
}
