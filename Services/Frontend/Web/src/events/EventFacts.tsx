import type { ReactElement, ReactNode } from "react";
import { Icon } from "../design/Icon";
import type { IconName } from "../design/Icon";
import { useText } from "../language/useText";
import type { CampusEvent } from "./CampusEvent";
import { longDate, momentAlsoHere, timeRange, timeRangeHere, zoneName } from "./eventTime";
import { EventOrganizer } from "./EventOrganizer";

/** When and where, by when to answer, and who organizes it. */
export function EventFacts({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const here = timeRangeHere(event.start_time, event.end_time, event.timezone);
  return (
    <dl className="facts">
      <Fact icon="calendar" name={t("eventPage.whenFact")}>
        <time dateTime={event.start_time}>{longDate(event.start_time, event.timezone)}</time>
        <span>{timeRange(event.start_time, event.end_time, event.timezone)}</span>
        <small>{zoneName(event.timezone)}</small>
        {here !== null && <small>{here}</small>}
      </Fact>
      <Fact icon="pin" name={t("eventPage.whereFact")}>
        <span>{event.location || t("events.online")}</span>
        {event.online_url && <a href={event.online_url} rel="noopener noreferrer">{t("eventPage.joinOnline")}</a>}
      </Fact>
      {event.rsvp_closes_at && (
        <Fact icon="clock" name={t("eventPage.rsvpBy")}><span>{momentAlsoHere(event.rsvp_closes_at, event.timezone)}</span></Fact>
      )}
      <EventOrganizer event={event} />
    </dl>
  );
}

interface FactProps {
  readonly icon: IconName;
  readonly name: string;
  readonly children: ReactNode;
}

/** One thing about an event, with its sign. */
export function Fact({ icon, name, children }: FactProps): ReactElement {
  return (
    <div className="fact">
      <dt><span className="fact-icon"><Icon name={icon} /></span><span className="visually-hidden">{name}</span></dt>
      <dd>{children}</dd>
    </div>
  );
}
