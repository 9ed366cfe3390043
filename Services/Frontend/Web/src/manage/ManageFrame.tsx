import type { ReactElement, ReactNode } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { Skeleton } from "../design/Skeleton";
import type { CampusEvent } from "../events/CampusEvent";
import { longDate, timeRange } from "../events/eventTime";
import { useEvent } from "../events/useEvent";
import { useText } from "../language/useText";
import { useWatchedEvent } from "../live/useWatchedEvent";
import { EventStatusTag } from "../organizer/EventStatusTag";
import { Link } from "../router/Link";
import { NotFoundPage } from "../shell/NotFoundPage";
import { PageFailure } from "../shell/PageFailure";
import { PageHeading } from "../shell/PageHeading";
import { ManageNavigation } from "./ManageNavigation";
import { useEventAccess } from "./useEventAccess";
import type { EventAccess } from "./useEventAccess";

interface ManageFrameProps {
  readonly eventID: string;
  /** What the page is called. */
  readonly title: string;
  /** What somebody must be allowed to do to see it. */
  readonly needs: "door" | "manage";
  readonly children: (event: CampusEvent) => ReactNode;
}

/** What the pages have in common on which one looks after an event: whose it is, and the ways between them. */
export function ManageFrame(props: ManageFrameProps): ReactElement {
  return useSession() === null ? <SignInRequired title={props.title} /> : <LoadedEvent {...props} />;
}

function LoadedEvent(props: ManageFrameProps): ReactElement {
  const t = useText();
  const { event, load } = useEvent(props.eventID);
  useWatchedEvent(event);
  if (load.status === 404) return <NotFoundPage />;
  if (event !== undefined) return <GuardedEvent {...props} event={event} />;
  if (load.phase === "failed") return <PageFailure load={load} />;
  return <Skeleton what={t("manage.theEvent")} shape="event" />;
}

function GuardedEvent(props: ManageFrameProps & { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const { event, needs } = props;
  const { access, load } = useEventAccess(event);
  if (access === null) {
    if (load.phase === "failed") return <PageFailure load={load} />;
    return <Skeleton what={t("manage.theEvent")} shape="event" />;
  }
  const isAllowed = access === "manage" || (access === "door" && needs === "door");
  return isAllowed ? <ManagedEvent {...props} access={access} /> : <NotTheirs {...props} />;
}

function ManagedEvent({ event, title, children, access }: ManageFrameProps & {
  readonly event: CampusEvent;
  readonly access: EventAccess;
}): ReactElement {
  return (
    <div className="manage">
      <header className="manage-head">
        <p><Link to={`/events/${event.id}`}>{event.title}</Link> <EventStatusTag status={event.status} /></p>
        <PageHeading title={`${title}: ${event.title}`}>{title}</PageHeading>
        <p className="door-when">
          {longDate(event.start_time, event.timezone)}, {timeRange(event.start_time, event.end_time, event.timezone)}
        </p>
        {access === "manage" && <ManageNavigation event={event} />}
      </header>
      {children(event)}
    </div>
  );
}

function NotTheirs({ event, title, needs }: ManageFrameProps & { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  return (
    <div className="narrow">
      <PageHeading title={title} />
      <p>{needs === "door" ? t("manage.notTheirDoor") : t("manage.notTheirs")}</p>
      <p><Link className="button" to={`/events/${event.id}`}>{t("organizer.toEvent")}</Link></p>
    </div>
  );
}
