import "../app/firstFile";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { useNow } from "../clock/useNow";
import { EmptyState } from "../design/EmptyState";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import { usePages } from "../paging/usePages";
import { Link } from "../router/Link";
import { useNavigation } from "../router/Router";
import { LoadFailure } from "../shell/LoadFailure";
import { PagedSection } from "../shell/PagedSection";
import { PageHeading } from "../shell/PageHeading";
import { useStore } from "../store/Store";
import { MyEventGroups } from "./MyEventGroups";
import { MyEventList } from "./MyEventList";
import { MY_EVENT_GROUPS, myEvents } from "./myEvents";
import type { MyEventGroup } from "./myEvents";
import { useMyRSVPs } from "./useMyRSVPs";

/** How often events that have ended leave the first list (milliseconds). */
const TICK = 30_000;

/** The events one has a seat at, or waits for one, and those that are over or off. */
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
  const { api, events: store } = useCampus();
  const { location, navigate } = useNavigation();
  const { rsvps, load } = useMyRSVPs();
  const past = usePages("my past events", (signal, url) => api.myRSVPsBefore("past", signal, url));
  const events = useStore(store, (state) => state.events);
  const now = useNow(TICK);
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (!rsvps.isLoaded) return <section><Skeleton shape="ticket" count={3} what={t("myEvents.yours")} /></section>;
  const { coming } = myEvents(rsvps, events, now);
  const seats = coming.filter(({ rsvp }) => rsvp.status === "confirmed");
  const waiting = coming.filter(({ rsvp }) => rsvp.status === "waitlisted");
  // Kept in the address, so that back and a reload lead to the same list.
  const wanted = new URLSearchParams(location.search).get("show");
  const shown: MyEventGroup = MY_EVENT_GROUPS.find((group) => group === wanted) ?? "coming";
  return (
    <>
      <MyEventGroups
        counts={{ ...past.counts, coming: seats.length, waiting: waiting.length }}
        shown={shown}
        onShow={(group) => navigate(`/me/events?show=${group}`, { replace: true })}
      />
      <section aria-labelledby="my-events">
        <h2 id="my-events" className="visually-hidden">{t(`myEvents.${shown}`)}</h2>
        {shown === "coming" && (seats.length > 0 ? <MyEventList mine={seats} /> : <NoSeat />)}
        {shown === "waiting" && (waiting.length > 0 ? <MyEventList mine={waiting} /> : <EmptyState icon="ticket" words={t("myEvents.noneWaiting")} />)}
        {shown === "past" && (
          <PagedSection list={past} what={t("myEvents.yours")} empty={t("myEvents.nonePast")}>
            {(mine) => <MyEventList mine={mine.map((rsvp) => ({ rsvp, event: rsvp.event }))} />}
          </PagedSection>
        )}
        {shown === "cancelled" && <CancelledEvents />}
      </section>
    </>
  );
}

function NoSeat(): ReactElement {
  const t = useText();
  return (
    <EmptyState icon="ticket" words={t("myEvents.noSeat")}>
      <Link className="button button-primary" to="/events">{t("myEvents.find")}</Link>
    </EmptyState>
  );
}

function CancelledEvents(): ReactElement {
  const t = useText();
  const { api } = useCampus();
  const list = usePages("my cancelled events", (signal, url) => api.myRSVPsBefore("cancelled", signal, url));
  return (
    <PagedSection list={list} what={t("myEvents.yours")} empty={t("myEvents.noneCancelled")}>
      {(mine) => <MyEventList mine={mine.map((rsvp) => ({ rsvp, event: rsvp.event }))} />}
    </PagedSection>
  );
}
