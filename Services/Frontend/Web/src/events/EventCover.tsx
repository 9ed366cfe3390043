import type { ReactElement } from "react";
import type { CampusEvent } from "./CampusEvent";
import { dateParts } from "./eventTime";

/** How many patterns event.css has. */
const PATTERNS = 4;

/** The event's picture; without one its date, large, on a pattern that it keeps. */
export function EventCover({ event }: { readonly event: CampusEvent }): ReactElement {
  if (event.image_url) {
    return <div className="event-cover"><img src={event.image_url} alt="" width="640" height="640" /></div>;
  }
  const { weekday, day, month } = dateParts(event.start_time, event.timezone);
  return (
    <div className={`event-cover event-cover-${patternOf(event.id)}`} aria-hidden="true">
      <span>{weekday}</span>
      <strong>{day}</strong>
      <span>{month}</span>
    </div>
  );
}

function patternOf(id: string): number {
  return [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % PATTERNS;
}
