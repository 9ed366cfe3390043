import type { ReactElement } from "react";
import { useIsSignedIn } from "../auth/useIsSignedIn";
import { EVENT_CATEGORIES } from "../events/CampusEvent";
import { categoryClass } from "../events/categoryClass";
import { EventList } from "../events/EventList";
import type { EventQuery } from "../events/EventQuery";
import { eventsAddress } from "../events/EventQuery";
import { useComingEvents } from "../events/useComingEvents";
import { Link } from "../router/Link";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";

const EVERYTHING: EventQuery = { category: null, search: "" };
const SHOWN = 6;

/** What is on next, and where to look for more. */
export function HomePage(): ReactElement {
  const isSignedIn = useIsSignedIn();
  return (
    <>
      <section className="hero">
        <PageHeading title="">What’s on at your campus</PageHeading>
        <p className="hero-lead">
          Talks, matches, workshops and long evenings. Keep a seat in one press, and see at once when something changes.
        </p>
        <p className="hero-actions">
          <Link className="button button-primary" to="/events">Find an event</Link>
          {isSignedIn
            ? <Link className="button" to="/me/events">My events</Link>
            : <Link className="button" to="/register">Create an account</Link>}
        </p>
      </section>
      <section aria-labelledby="next-heading">
        <div className="section-head">
          <h2 id="next-heading">Next up</h2>
          <Link to="/events">All coming events</Link>
        </div>
        <NextEvents />
      </section>
      <section aria-labelledby="categories-heading">
        <h2 id="categories-heading">By category</h2>
        <ul className="category-links">
          {EVENT_CATEGORIES.map((category) => (
            <li key={category} className={categoryClass(category)}>
              <Link to={eventsAddress({ category, search: "" })}>{category}</Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function NextEvents(): ReactElement {
  const { events, load } = useComingEvents(EVERYTHING);
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (load.phase === "loading" && events.length === 0) return <Loading what="events" />;
  if (events.length === 0) return <p className="empty">No events are planned yet. New ones show up here.</p>;
  return <EventList events={events.slice(0, SHOWN)} />;
}
