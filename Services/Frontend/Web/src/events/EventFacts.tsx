import type { ReactElement } from "react";
import type { CampusEvent } from "./CampusEvent";
import { longDate, moment, timeRange, zoneNote } from "./eventTime";

/** When and where. */
export function EventFacts({ event }: { readonly event: CampusEvent }): ReactElement {
  return (
    <dl className="facts">
      <div>
        <dt>When</dt>
        <dd>
          <time dateTime={event.start_time}>{longDate(event.start_time, event.timezone)}</time>
          <br />
          {timeRange(event.start_time, event.end_time, event.timezone)}
          <br />
          <small>{zoneNote(event.start_time, event.timezone)}</small>
        </dd>
      </div>
      <div>
        <dt>Where</dt>
        <dd>
          {event.location || "Online"}
          {event.online_url && <><br /><a href={event.online_url} rel="noopener noreferrer">Join online</a></>}
        </dd>
      </div>
      {event.rsvp_closes_at && (
        <div>
          <dt>RSVP by</dt>
          <dd>{moment(event.rsvp_closes_at, event.timezone)}</dd>
        </div>
      )}
    </dl>
  );
}
