import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { EventCard } from "../events/EventCard";
import { Link } from "../router/Link";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import { useStore } from "../store/Store";
import { myEvents } from "./myEvents";
import type { MyEvent } from "./myEvents";
import { MyTicket } from "./MyTicket";
import { useMyRSVPs } from "./useMyRSVPs";

/** The events one has a seat at, or waits for one. */
export function MyEventsPage(): ReactElement {
  const session = useSession();
  if (session === null) return <SignInRequired title="My events" />;
  return (
    <>
      <PageHeading title="My events" />
      <MyEventLists />
    </>
  );
}

function MyEventLists(): ReactElement {
  const { rsvps, load } = useMyRSVPs();
  const events = useStore(useCampus().events, (state) => state.events);
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (!rsvps.isLoaded) return <Loading what="your events" />;
  const { coming, past } = myEvents(rsvps, events);
  return (
    <>
      {coming.length === 0
        ? (
          <div className="empty">
            <p>You have no seat at a coming event.</p>
            <Link className="button" to="/events">Find an event</Link>
          </div>
        )
        : <MyEventList heading="Coming" mine={coming} />}
      {past.length > 0 && <MyEventList heading="Past and cancelled" mine={past} />}
    </>
  );
}

function MyEventList({ heading, mine }: { readonly heading: string; readonly mine: readonly MyEvent[] }): ReactElement {
  return (
    <section>
      <h2>{heading}</h2>
      <ul className="event-list my-events">
        {mine.map(({ event, rsvp }) => (
          <li key={rsvp.id}>
            <EventCard event={event} isNew={false} rsvpStatus={rsvp.status} />
            <MyTicket event={event} rsvp={rsvp} />
          </li>
        ))}
      </ul>
    </section>
  );
}
