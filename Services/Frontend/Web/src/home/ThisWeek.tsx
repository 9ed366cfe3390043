import { useDeferredValue } from "react";
import type { ReactElement } from "react";
import { EmptyState } from "../design/EmptyState";
import { Skeleton } from "../design/Skeleton";
import type { CampusEvent } from "../events/CampusEvent";
import { EventList } from "../events/EventList";
import { EVERYTHING, eventsAddress, rangeOf } from "../events/EventQuery";
import type { Period } from "../events/EventQuery";
import { useComingEvents } from "../events/useComingEvents";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { LoadFailure } from "../shell/LoadFailure";

const COMING = EVERYTHING;
const MOST_TODAY = 6;
const MOST_LATER = 6;

/** What is still on today, then what comes in the days after. */
export function ThisWeek(): ReactElement {
  const t = useText();
  // A slow phone takes a while to draw them; the page around them is seen before.
  const { events, list: { load } } = useDeferredValue(useComingEvents(COMING));
  if (load.phase === "failed") return <section><LoadFailure message={load.message} onRetry={load.retry} /></section>;
  if (load.phase === "loading" && events.length === 0) {
    return (
      <section aria-labelledby="next-heading">
        <h2 id="next-heading">{t("home.next")}</h2>
        <Skeleton shape="ticket" count={6} what={t("events.events")} />
      </section>
    );
  }
  if (events.length === 0) return <section><EmptyState icon="calendar" words={t("events.nonePlanned")} /></section>;
  const now = Date.now();
  const today = before(events, rangeOf("today", now).to);
  const week = before(events, rangeOf("week", now).to).slice(today.length);
  const isQuiet = week.length === 0;
  return (
    <>
      {today.length > 0 && <Part heading={t("home.today")} events={today.slice(0, MOST_TODAY)} period="today" />}
      <Part
        heading={isQuiet ? t("home.next") : t("home.thisWeek")}
        events={isQuiet ? events.slice(today.length, today.length + MOST_LATER) : week.slice(0, MOST_LATER)}
        period={isQuiet ? null : "week"}
      />
    </>
  );
}

interface PartProps {
  readonly heading: string;
  readonly events: readonly CampusEvent[];
  readonly period: Period | null;
}

function Part({ heading, events, period }: PartProps): ReactElement | null {
  const t = useText();
  const id = `${period ?? "next"}-heading`;
  const more = period === "today" ? t("home.allToday") : period === "week" ? t("home.allWeek") : t("home.allComing");
  if (events.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{heading}</h2>
        <Link to={eventsAddress({ ...EVERYTHING, period })}>{more}</Link>
      </div>
      <EventList events={events} />
    </section>
  );
}

function before(events: readonly CampusEvent[], end: Date): readonly CampusEvent[] {
  return events.filter(({ start_time }) => Date.parse(start_time) < end.getTime());
}
