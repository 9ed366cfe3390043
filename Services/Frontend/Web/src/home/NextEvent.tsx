import "../app/listFile";
import type { ReactElement, ReactNode } from "react";
import { useCampus } from "../app/CampusContext";
import { useNow } from "../clock/useNow";
import { Icon } from "../design/Icon";
import { Skeleton } from "../design/Skeleton";
import { categoryClass } from "../events/categoryClass";
import { dayHeading, timeRange } from "../events/eventTime";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { myEvents } from "../rsvps/myEvents";
import { useMyRSVPs } from "../rsvps/useMyRSVPs";
import { useStore } from "../store/Store";

/** How often it is looked whether the event is over (milliseconds). */
const TICK = 30_000;

/** The next event that one has a seat at, a press away from its ticket. As high with one as without, and before. */
export function NextEvent(): ReactElement | null {
  const t = useText();
  const { rsvps, load } = useMyRSVPs();
  const events = useStore(useCampus().events, (state) => state.events);
  const now = useNow(TICK);
  if (!rsvps.isLoaded) {
    return load.phase === "failed" ? null : <Skeleton shape="strip" what={t("home.yourNext")} />;
  }
  const next = myEvents(rsvps, events, now).coming.find(({ rsvp }) => rsvp.status === "confirmed");
  if (next === undefined) {
    return (
      <Strip className="category-club-meeting" above={t("home.noSeatWords")} below={null} action={null}>
        <Link to="/events">{t("home.noSeatYet")}</Link>
      </Strip>
    );
  }
  const { event } = next;
  const time = timeRange(event.start_time, event.end_time, event.timezone);
  return (
    <Strip
      className={categoryClass(event.category)}
      above={t("home.yourNext")}
      below={`${dayHeading(event.start_time, event.timezone, now)}, ${time}`}
      action={<Link className="button" to="/me/events">{t("shell.ticket")}</Link>}
    >
      <Link to={`/events/${event.id}`}>{event.title}</Link>
    </Strip>
  );
}

interface StripProps {
  readonly className: string;
  readonly above: string;
  readonly below: string | null;
  readonly action: ReactNode;
  readonly children: ReactNode;
}

function Strip({ className, above, below, action, children }: StripProps): ReactElement {
  const t = useText();
  return (
    <aside className={`next-event ${className}`} aria-label={t("home.yourNext")}>
      <span className="next-event-icon"><Icon name="ticket" /></span>
      <p>
        <small>{above}</small>
        {children}
        {below !== null && <span>{below}</span>}
      </p>
      {action}
    </aside>
  );
}
