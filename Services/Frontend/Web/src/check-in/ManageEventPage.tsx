import type { ReactElement } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import type { CampusEvent } from "../events/CampusEvent";
import { longDate, timeRange } from "../events/eventTime";
import { useEvent } from "../events/useEvent";
import { useWorksAtDoor } from "../events/useWorksAtDoor";
import { useWatchedEvent } from "../live/useWatchedEvent";
import { Link } from "../router/Link";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { NotFoundPage } from "../shell/NotFoundPage";
import { PageHeading } from "../shell/PageHeading";
import { Door } from "./Door";

/** The door of an event, and who comes, for its organizer. */
export function ManageEventPage({ parameters }: { readonly parameters: Readonly<Record<string, string>> }): ReactElement {
  const session = useSession();
  if (session === null) return <SignInRequired title="Door and attendees" />;
  return <ManagedEvent id={parameters["id"] ?? ""} />;
}

function ManagedEvent({ id }: { readonly id: string }): ReactElement {
  const { event, load } = useEvent(id);
  useWatchedEvent(event);
  if (load.status === 404) return <NotFoundPage />;
  if (event === undefined) {
    if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
    return <Loading what="the event" />;
  }
  return <GuardedDoor event={event} />;
}

function GuardedDoor({ event }: { readonly event: CampusEvent }): ReactElement {
  const { isOpen, load } = useWorksAtDoor(event);
  if (isOpen) return <EventDoor event={event} />;
  if (isOpen === false) return <NotTheirs event={event} />;
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  return <Loading what="the door" />;
}

function EventDoor({ event }: { readonly event: CampusEvent }): ReactElement {
  return (
    <div className="door-page">
      <header className="door-head">
        <p><Link to={`/events/${event.id}`}>{event.title}</Link></p>
        <PageHeading title={`Door: ${event.title}`}>Door and attendees</PageHeading>
        <p className="door-when">
          {longDate(event.start_time, event.timezone)}, {timeRange(event.start_time, event.end_time, event.timezone)}
        </p>
      </header>
      <Door event={event} />
    </div>
  );
}

function NotTheirs({ event }: { readonly event: CampusEvent }): ReactElement {
  return (
    <div className="narrow">
      <PageHeading title="Door and attendees" />
      <p>Only the event’s organizers, and those who help them at its door, let people in and see who comes.</p>
      <p><Link className="button" to={`/events/${event.id}`}>To the event’s page</Link></p>
    </div>
  );
}
