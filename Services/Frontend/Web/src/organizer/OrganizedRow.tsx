import type { ReactElement } from "react";
import { categoryClass } from "../events/categoryClass";
import { DateStub } from "../events/DateStub";
import { timeRange } from "../events/eventTime";
import { Seats } from "../events/Seats";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import type { OrganizedEvent } from "./OrganizedEvent";
import { EventStatusTag } from "./EventStatusTag";

/** One of one's events: when and where it is, how full it is, and what can be done with it. */
export function OrganizedRow({ event }: { readonly event: OrganizedEvent }): ReactElement {
  const t = useText();
  const isOver = event.status === "completed" || event.status === "cancelled";
  const isManager = event.my_part !== "check-in";
  const isPublished = event.status !== "draft" && event.status !== "pending";
  return (
    <li className={`organized-row ${categoryClass(event.category)}`}>
      <DateStub event={event} />
      <div className="organized-words">
        {/* What the list as a whole says already need not stand in each row. */}
        {event.status === "ongoing" && <p><EventStatusTag status={event.status} /></p>}
        <h2><Link to={`/events/${event.id}`}>{event.title}</Link></h2>
        <p className="ticket-when">{timeRange(event.start_time, event.end_time, event.timezone)}</p>
        <p className="ticket-where">{event.location || t("organizer.online")}</p>
        {event.group_id !== null && event.organizer_name && (
          <p className="ticket-where">{t("organizer.ofGroup", { name: event.organizer_name })}</p>
        )}
      </div>
      {isPublished && event.status !== "cancelled" && <Seats event={event} />}
      <p className="organized-actions">
        {isPublished && (
          <Link className="button" to={`/events/${event.id}/manage`} aria-label={t(isManager ? "organizer.manageTitle" : "organizer.doorTitle", { title: event.title })}>
            {isManager ? t("organizer.manage") : t("organizer.door")}
          </Link>
        )}
        {isManager && !isOver && (
          <Link className="button" to={`/events/${event.id}/edit`} aria-label={t("organizer.editTitle", { title: event.title })}>
            {t("organizer.edit")}
          </Link>
        )}
        {isManager && (
          <Link
            className="button"
            to={`/events/new?copy=${event.id}`}
            aria-label={t("organizer.duplicateTitle", { title: event.title })}
          >
            {t("organizer.duplicate")}
          </Link>
        )}
      </p>
    </li>
  );
}
