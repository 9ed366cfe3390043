import type { ReactElement } from "react";
import type { EventStatus } from "../events/CampusEvent";
import { useText } from "../language/useText";

/** Which state an event is in, as its organizer calls it. */
export function EventStatusTag({ status }: { readonly status: EventStatus }): ReactElement {
  const t = useText();
  return <span className={`status status-${status}`}>{t(`organizer.status_${status}`)}</span>;
}
