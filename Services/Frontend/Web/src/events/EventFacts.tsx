import type { ReactElement } from "react";
import { useText } from "../language/useText";
import type { CampusEvent } from "./CampusEvent";
import { longDate, moment, timeRange, zoneNote } from "./eventTime";

/** When and where. */
export function EventFacts({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  return (
    <dl className="facts">
      <div>
        <dt>{t("events.whenFact")}</dt>
        <dd>
          <time dateTime={event.start_time}>{longDate(event.start_time, event.timezone)}</time>
          <br />
          {timeRange(event.start_time, event.end_time, event.timezone)}
          <br />
          <small>{zoneNote(event.start_time, event.timezone)}</small>
        </dd>
      </div>
      <div>
        <dt>{t("events.whereFact")}</dt>
        <dd>
          {event.location || t("events.online")}
          {event.online_url && <><br /><a href={event.online_url} rel="noopener noreferrer">{t("events.joinOnline")}</a></>}
        </dd>
      </div>
      {event.rsvp_closes_at && (
        <div>
          <dt>{t("events.rsvpBy")}</dt>
          <dd>{moment(event.rsvp_closes_at, event.timezone)}</dd>
        </div>
      )}
    </dl>
  );
}
