import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { useNow } from "../clock/useNow";
import { EmptyState } from "../design/EmptyState";
import { Skeleton } from "../design/Skeleton";
import { EventCard } from "../events/EventCard";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { LoadFailure } from "../shell/LoadFailure";
import { PageHeading } from "../shell/PageHeading";
import { useStore } from "../store/Store";
import { myEvents } from "./myEvents";
import type { MyEvent } from "./myEvents";
import { MyTicket } from "./MyTicket";
import { useMyRSVPs } from "./useMyRSVPs";

/** How often events that have ended leave the first list (milliseconds). */
const TICK = 30_000;

/** The events one has a seat at, or waits for one, and those that are over. */
export function MyEventsPage(): ReactElement {
  const t = useText();
  const session = useSession();
  if (session === null) return <SignInRequired title={t("myEvents.title")} />;
  return (
    <>
      <PageHeading title={t("myEvents.title")} />
      <MyEventLists />
    </>
  );
}

function MyEventLists(): ReactElement {
  const t = useText();
  const { rsvps, load } = useMyRSVPs();
  const events = useStore(useCampus().events, (state) => state.events);
  const now = useNow(TICK);
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (!rsvps.isLoaded) return <section><Skeleton shape="ticket" count={3} what={t("myEvents.yours")} /></section>;
  const { coming, past } = myEvents(rsvps, events, now);
  const seats = coming.filter(({ rsvp }) => rsvp.status === "confirmed");
  const waiting = coming.filter(({ rsvp }) => rsvp.status === "waitlisted");
  return (
    <>
      {coming.length === 0 && (
        <section>
          <EmptyState icon="ticket" words={t("myEvents.noSeat")}>
            <Link className="button button-primary" to="/events">{t("myEvents.find")}</Link>
          </EmptyState>
        </section>
      )}
      <MyEventList heading={t("myEvents.coming")} mine={seats} />
      <MyEventList heading={t("myEvents.waiting")} mine={waiting} />
      <MyEventList heading={t("myEvents.past")} mine={past} />
    </>
  );
}

function MyEventList({ heading, mine }: { readonly heading: string; readonly mine: readonly MyEvent[] }): ReactElement | null {
  if (mine.length === 0) return null;
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
