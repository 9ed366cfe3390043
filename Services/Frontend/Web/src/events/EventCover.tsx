import { useState } from "react";
import type { ReactElement } from "react";
import type { CampusEvent } from "./CampusEvent";
import { dateParts } from "./eventTime";

/** How many patterns event.css has. */
const PATTERNS = 4;

/** The event's picture; without one that can be shown its date, large, on a pattern that it keeps. */
export function EventCover({ event }: { readonly event: CampusEvent }): ReactElement {
  const { image_url: address } = event;
  const [dead, setDead] = useState<string | null>(null);
  if (address && address !== dead && isOpenTo(window.location.protocol, address)) {
    return (
      <div className="event-cover"><img src={address} alt="" width="640" height="640" onError={() => setDead(address)} /></div>
    );
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

/** A page that came over TLS shows no picture that does not. */
function isOpenTo(protocol: string, address: string): boolean {
  return protocol !== "https:" || address.toLowerCase().startsWith("https:");
}

function patternOf(id: string): number {
  return [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % PATTERNS;
}
