import { memo } from "react";
import type { ReactElement } from "react";
import { Icon } from "../design/Icon";
import { useText } from "../language/useText";
import type { RSVPStatus } from "../rsvps/RSVP";
import { Link } from "../router/Link";
import type { CampusEvent } from "./CampusEvent";
import { categoryClass } from "./categoryClass";
import { DateStub } from "./DateStub";
import { longDate, timeRange, timeRangeHere } from "./eventTime";
import { Seats } from "./Seats";
import { TimeStub } from "./TimeStub";

interface EventCardProps {
  readonly event: CampusEvent;
  /** Created while this page was open. */
  readonly isNew: boolean;
  readonly rsvpStatus: RSVPStatus | undefined;
  /** Why it is shown. */
  readonly reason?: string;
  /** Whether the day stands above it already. */
  readonly isUnderDay?: boolean;
}

/** An event as a ticket in a list. Memoized: one changed seat count draws one card. */
export const EventCard = memo(function EventCard(props: EventCardProps): ReactElement {
  const { event, isNew, rsvpStatus, reason, isUnderDay = false } = props;
  const t = useText();
  const here = timeRangeHere(event.start_time, event.end_time, event.timezone);
  return (
    <article className={`ticket ${categoryClass(event.category)}${isNew ? " ticket-new" : ""}`} data-testid="event-card">
      {isUnderDay ? <TimeStub event={event} /> : <DateStub event={event} />}
      <div className="ticket-body">
        <p className="ticket-tags">
          <span className="category">{t(`categories.${event.category}`)}</span>
          {event.status === "ongoing" && <span className="tag tag-now">{t("events.onNow")}</span>}
          {event.status === "cancelled" && <span className="tag tag-off">{t("events.cancelledTag")}</span>}
          {isNew && <span className="tag">{t("events.new")}</span>}
          {rsvpStatus === "confirmed" && <span className="tag tag-going">{t("events.going")}</span>}
          {rsvpStatus === "waitlisted" && <span className="tag">{t("events.waiting")}</span>}
        </p>
        <h3><Link to={`/events/${event.id}`}>{event.title}</Link></h3>
        <p className="ticket-fact">
          <Icon name="clock" />
          <span className="visually-hidden">{longDate(event.start_time, event.timezone)}, </span>
          <time dateTime={event.start_time}>{timeRange(event.start_time, event.end_time, event.timezone)}</time>
        </p>
        {here !== null && <p className="ticket-fact"><Icon name="globe" />{here}</p>}
        <p className="ticket-fact">
          <Icon name="pin" />
          <span className="ticket-where">{event.location || t("events.online")}</span>
        </p>
        {reason && <p className="ticket-fact ticket-reason"><Icon name="sparkle" />{reason}</p>}
        <Seats event={event} />
      </div>
    </article>
  );
});
