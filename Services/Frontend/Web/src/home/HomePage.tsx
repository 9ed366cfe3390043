import type { ReactElement } from "react";
import { useIsSignedIn } from "../auth/useIsSignedIn";
import { EVENT_CATEGORIES } from "../events/CampusEvent";
import { categoryClass } from "../events/categoryClass";
import { EventList } from "../events/EventList";
import type { EventQuery } from "../events/EventQuery";
import { eventsAddress } from "../events/EventQuery";
import { useComingEvents } from "../events/useComingEvents";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";

const EVERYTHING: EventQuery = { category: null, search: "" };
const SHOWN = 6;

/** What is on next, and where to look for more. */
export function HomePage(): ReactElement {
  const t = useText();
  const isSignedIn = useIsSignedIn();
  return (
    <>
      <section className="hero">
        <PageHeading title="">{t("home.heading")}</PageHeading>
        <p className="hero-lead">
          {t("home.lead")}
        </p>
        <p className="hero-actions">
          <Link className="button button-primary" to="/events">{t("home.find")}</Link>
          {isSignedIn
            ? <Link className="button" to="/me/events">{t("shell.myEvents")}</Link>
            : <Link className="button" to="/register">{t("home.createAccount")}</Link>}
        </p>
      </section>
      <section aria-labelledby="next-heading">
        <div className="section-head">
          <h2 id="next-heading">{t("home.next")}</h2>
          <Link to="/events">{t("home.allComing")}</Link>
        </div>
        <NextEvents />
      </section>
      <section aria-labelledby="categories-heading">
        <h2 id="categories-heading">{t("home.byCategory")}</h2>
        <ul className="category-links">
          {EVENT_CATEGORIES.map((category) => (
            <li key={category} className={categoryClass(category)}>
              <Link to={eventsAddress({ category, search: "" })}>{t(`categories.${category}`)}</Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function NextEvents(): ReactElement {
  const t = useText();
  const { events, load } = useComingEvents(EVERYTHING);
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (load.phase === "loading" && events.length === 0) return <Loading what={t("events.events")} />;
  if (events.length === 0) return <p className="empty">{t("events.nonePlanned")}</p>;
  return <EventList events={events.slice(0, SHOWN)} />;
}
