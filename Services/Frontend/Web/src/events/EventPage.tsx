import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { useWatchedEvent } from "../live/useWatchedEvent";
import { Link } from "../router/Link";
import { RSVPPanel } from "../rsvps/RSVPPanel";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { NotFoundPage } from "../shell/NotFoundPage";
import { PageHeading } from "../shell/PageHeading";
import type { CampusEvent } from "./CampusEvent";
import { categoryClass } from "./categoryClass";
import { DateStub } from "./DateStub";
import { Description } from "./Description";
import { EventFacts } from "./EventFacts";
import { useEvent } from "./useEvent";
import { useWorksAtDoor } from "./useWorksAtDoor";

/** One event, and one's own seat at it. */
export function EventPage({ parameters }: { readonly parameters: Readonly<Record<string, string>> }): ReactElement {
  const t = useText();
  const { event, load } = useEvent(parameters["id"] ?? "");
  useWatchedEvent(event);
  if (load.status === 404) return <NotFoundPage />;
  if (event) return <EventArticle event={event} />;
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  return <Loading what={t("events.theEvent")} />;
}

function EventArticle({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const door = useWorksAtDoor(event);
  return (
    <article className={`event-page ${categoryClass(event.category)}`}>
      <header className="event-head">
        <DateStub event={event} />
        <div>
          <p><Link className="category" to={`/events?category=${encodeURIComponent(event.category)}`}>{t(`categories.${event.category}`)}</Link></p>
          <PageHeading title={event.title} />
          {door.isOpen && (
            <p className="event-manage"><Link className="button" to={`/events/${event.id}/manage`}>{t("events.door")}</Link></p>
          )}
        </div>
      </header>
      <EventFacts event={event} />
      <RSVPPanel event={event} />
      <Description event={event} />
    </article>
  );
}
