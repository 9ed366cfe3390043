import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { EventCard } from "../events/EventCard";
import { useText } from "../language/useText";
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
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (!rsvps.isLoaded) return <Loading what={t("myEvents.yours")} />;
  const { coming, past } = myEvents(rsvps, events);
  return (
    <>
      {coming.length === 0
        ? (
          <div className="empty">
            <p>{t("myEvents.noSeat")}</p>
            <Link className="button" to="/events">{t("myEvents.find")}</Link>
          </div>
        )
        : <MyEventList heading={t("myEvents.coming")} mine={coming} />}
      {past.length > 0 && <MyEventList heading={t("myEvents.past")} mine={past} />}
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
