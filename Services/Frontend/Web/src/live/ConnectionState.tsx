import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { useStore } from "../store/Store";
import type { LivePhase } from "./liveMachine";

/** Whether what is on the page is current as it stands. */
export function ConnectionState(): ReactElement {
  const phase = useStore(useCampus().live.phase, (current) => current);
  return (
    <span className={`connection connection-${phase}`} data-testid="connection" title={explanation(phase)}>
      {word(phase)}
    </span>
  );
}

function word(phase: LivePhase): string {
  switch (phase) {
    case "open": return "Live";
    case "offline": return "Offline";
    case "connecting":
    case "waiting":
    case "stopped": return "Connecting";
  }
}

function explanation(phase: LivePhase): string {
  return phase === "open"
    ? "Changes show here as they happen"
    : "What you see may be a little old; it is brought up to date when the connection is back";
}
