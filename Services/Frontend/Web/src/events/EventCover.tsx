import { useState } from "react";
import type { ReactElement } from "react";
import type { CampusEvent } from "./CampusEvent";
import { patternOf, pictureOf } from "./cover";
import { dateParts } from "./eventTime";

/** The event's picture; without one that can be shown its date, large, on a pattern that it keeps. */
export function EventCover({ event }: { readonly event: CampusEvent }): ReactElement {
  const address = pictureOf(event);
  const [dead, setDead] = useState<string | null>(null);
  if (address !== null && address !== dead) {
    return (
      <div className="event-cover"><img src={address} alt="" width="640" height="640" onError={() => setDead(address)} /></div>
    );
  }
  const { weekday, day, month } = dateParts(event.start_time, event.timezone);
  return (
    <div className={`event-cover event-cover-${patternOf(event)}`} aria-hidden="true">
      <span>{weekday}</span>
      <strong>{day}</strong>
      <span>{month}</span>
    </div>
  );
}
