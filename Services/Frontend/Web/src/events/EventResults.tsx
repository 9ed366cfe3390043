import { startTransition, useDeferredValue, useEffect, useState } from "react";
import type { ReactElement } from "react";
import { EmptyState } from "../design/EmptyState";
import { Skeleton } from "../design/Skeleton";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import { LoadFailure } from "../shell/LoadFailure";
import { ShowMore } from "../shell/ShowMore";
import { EventDays } from "./EventDays";
import { EVERYTHING, eventsAddress } from "./EventQuery";
import type { EventQuery } from "./EventQuery";
import { useComingEvents } from "./useComingEvents";
import type { ComingEvents } from "./useComingEvents";

interface EventResultsProps {
  readonly query: EventQuery;
  readonly onWiden: () => void;
}

/** The coming events that fit, day by day, and how many they are for who does not see them. */
export function EventResults({ query, onWiden }: EventResultsProps): ReactElement {
  const t = useText();
  // A slow phone takes a while to draw the list; the page around it is seen before.
  const coming = useDeferredValue(useComingEvents(query));
  return (
    <>
      <p className="visually-hidden" role="status">{countInWords(coming, t)}</p>
      <Results coming={coming} isNarrowed={eventsAddress(query) !== eventsAddress(EVERYTHING)} onWiden={onWiden} />
    </>
  );
}

/** More do not fit on a screen. They are drawn before the others, which a slow phone is busy with for a while. */
const SEEN_FIRST = 9;

interface ResultsProps {
  readonly coming: ComingEvents;
  readonly isNarrowed: boolean;
  readonly onWiden: () => void;
}

function Results({ coming, isNarrowed, onWiden }: ResultsProps): ReactElement {
  const t = useText();
  const { events, list } = coming;
  const { load } = list;
  const isReady = load.phase === "ready";
  // Who comes back finds all of it at once, as it was left.
  const [isWhole, setWhole] = useState(isReady);
  useEffect(() => {
    if (isReady) startTransition(() => setWhole(true));
  }, [isReady]);
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (load.phase === "loading" && events.length === 0) return <Skeleton shape="ticket" count={9} what={t("events.events")} />;
  if (events.length === 0) {
    return (
      <EmptyState icon="calendar" words={isNarrowed ? t("eventList.noneFits") : t("events.nonePlanned")}>
        {isNarrowed && <button type="button" className="button" onClick={onWiden}>{t("eventList.showAll")}</button>}
      </EmptyState>
    );
  }
  return (
    <>
      <EventDays events={isWhole ? events : events.slice(0, SEEN_FIRST)} now={Date.now()} />
      <ShowMore list={list} />
    </>
  );
}

function countInWords({ events, list }: ComingEvents, t: Translate): string {
  if (list.load.phase !== "ready") return "";
  return t(list.showMore ? "eventList.moreThan" : "eventList.count", { count: events.length });
}
