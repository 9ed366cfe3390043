import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { Icon } from "../design/Icon";
import { categoryClass } from "../events/categoryClass";
import { dayHeading, timeRange } from "../events/eventTime";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { myEvents } from "../rsvps/myEvents";
import { useMyRSVPs } from "../rsvps/useMyRSVPs";
import { useStore } from "../store/Store";

/** The next event that one has a seat at, a press away from its ticket. */
export function NextEvent(): ReactElement | null {
  const t = useText();
  const { rsvps } = useMyRSVPs();
  const events = useStore(useCampus().events, (state) => state.events);
  const next = myEvents(rsvps, events).coming.find(({ rsvp }) => rsvp.status === "confirmed");
  if (next === undefined) return null;
  const { event } = next;
  return (
    <aside className={`next-event ${categoryClass(event.category)}`} aria-label={t("home.yourNext")}>
      <span className="next-event-icon"><Icon name="ticket" /></span>
      <p>
        <small>{t("home.yourNext")}</small>
        <Link to={`/events/${event.id}`}>{event.title}</Link>
        <span>
          {dayHeading(event.start_time, event.timezone, Date.now())}, {timeRange(event.start_time, event.end_time, event.timezone)}
        </span>
      </p>
      <Link className="button" to="/me/events">{t("rsvps.ticket")}</Link>
    </aside>
  );
}
