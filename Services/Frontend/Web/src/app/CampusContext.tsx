import { createContext, useContext, useEffect } from "react";
import type { ReactElement, ReactNode } from "react";
import type { Campus } from "./Campus";

const CampusContext = createContext<Campus | null>(null);

interface CampusProviderProps {
  readonly campus: Campus;
  readonly children: ReactNode;
}

/** Gives the pages what they share, and keeps its live connection with the browser's network. */
export function CampusProvider({ campus, children }: CampusProviderProps): ReactElement {
  useEffect(() => campus.start(), [campus]);

  useEffect(() => {
    const online = () => campus.live.input({ type: "online" });
    const offline = () => campus.live.input({ type: "offline" });
    // A phone that wakes up should not wait out the pause that began in its owner's pocket.
    const shown = () => {
      if (document.visibilityState === "visible" && navigator.onLine) online();
    };
    window.addEventListener("online", online);
    window.addEventListener("offline", offline);
    document.addEventListener("visibilitychange", shown);
    return () => {
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
      document.removeEventListener("visibilitychange", shown);
    };
  }, [campus]);

  return <CampusContext.Provider value={campus}>{children}</CampusContext.Provider>;
}

export function useCampus(): Campus {
  const campus = useContext(CampusContext);
  if (campus === null) throw new Error("useCampus outside of CampusProvider");
  return campus;
}
