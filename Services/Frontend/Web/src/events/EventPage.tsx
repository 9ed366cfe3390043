import "../app/eventFile";
import { lazy } from "react";
import type { ReactElement } from "react";
import { useNow } from "../clock/useNow";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import { withTexts } from "../language/withTexts";
import { useWatchedEvent } from "../live/useWatchedEvent";
import { Link } from "../router/Link";
import { RSVPPanel } from "../rsvps/RSVPPanel";
import { LazyPart } from "../shell/LazyPart";
import { NotFoundPage } from "../shell/NotFoundPage";
import { PageFailure } from "../shell/PageFailure";
import { PageHeading } from "../shell/PageHeading";
import type { CampusEvent } from "./CampusEvent";
import { categoryClass } from "./categoryClass";
import { EventActions } from "./EventActions";
import { EventCover } from "./EventCover";
import { EventFacts } from "./EventFacts";
import { Description } from "./lazyDescription";
import { statusAt } from "./statusAt";
import { useEvent } from "./useEvent";
import { useWorksAtDoor } from "./useWorksAtDoor";

// Below what one sees first.
const SimilarEvents = lazy(async () => ({ default: (await withTexts(import("./SimilarEvents"), "home")).SimilarEvents }));

/** How often it is looked whether the event has begun, or is over (milliseconds). */
const TICK = 30_000;

/** One event, and one's own seat at it. */
export function EventPage({ parameters }: { readonly parameters: Readonly<Record<string, string>> }): ReactElement {
  const t = useText();
  const { event, load } = useEvent(parameters["id"] ?? "");
  useWatchedEvent(event);
  if (load.status === 404) return <NotFoundPage />;
  if (event) return <EventArticle event={event} />;
  if (load.phase === "failed") return <PageFailure load={load} />;
  return <Skeleton shape="event" what={t("eventPage.theEvent")} />;
}

function EventArticle({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const door = useWorksAtDoor(event);
  return (
    <>
      <article className={`event-page ${categoryClass(event.category)}`}>
        <EventCover event={event} />
        <header className="event-head">
          <p className="event-tags">
            <Link className="category" to={`/events?category=${encodeURIComponent(event.category)}`}>
              {t(`categories.${event.category}`)}
            </Link>
            <Standing event={event} />
          </p>
          <PageHeading title={event.title} />
        </header>
        <EventFacts event={event} />
        <RSVPPanel event={event} />
        <div className="event-more">
          <EventActions event={event} isOrganizing={door.isOpen === true} />
          <LazyPart outline={<Skeleton shape="text" count={4} what={t("eventPage.theEvent")} />}>
            <Description event={event} />
          </LazyPart>
        </div>
      </article>
      <LazyPart outline={null}><SimilarEvents eventID={event.id} /></LazyPart>
    </>
  );
}

/** What one should know first; nothing about an event that is simply to come. */
function Standing({ event }: { readonly event: CampusEvent }): ReactElement | null {
  const t = useText();
  switch (statusAt(event, useNow(TICK))) {
    case "ongoing": return <span className="tag tag-now">{t("events.onNow")}</span>;
    case "cancelled": return <span className="tag tag-off">{t("events.cancelledTag")}</span>;
    case "draft": return <span className="tag">{t("eventPage.draftTag")}</span>;
    case "pending": return <span className="tag">{t("eventPage.pendingTag")}</span>;
    case "completed": return <span className="tag">{t("eventPage.pastTag")}</span>;
    case "upcoming": return null;
  }
}
