import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { useStore } from "../store/Store";

/** Says to screen readers what the live connection changed on the page. */
export function Announcer(): ReactElement {
  const announcement = useStore(useCampus().announcement, (text) => text);
  return <div className="visually-hidden" role="status" data-testid="announcer">{announcement}</div>;
}
