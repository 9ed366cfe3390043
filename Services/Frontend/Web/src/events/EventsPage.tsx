import { useCallback, useMemo } from "react";
import type { ReactElement } from "react";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import { useNavigation } from "../router/Router";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import { EventFilters } from "./EventFilters";
import { EventList } from "./EventList";
import { eventsAddress, queryFromSearch } from "./EventQuery";
import type { EventQuery } from "./EventQuery";
import { useComingEvents } from "./useComingEvents";
import type { ComingEvents } from "./useComingEvents";

/** All coming events, to search and to narrow down. */
export function EventsPage(): ReactElement {
  const t = useText();
  const { location, navigate } = useNavigation();
  const query = useMemo(() => queryFromSearch(location.search), [location.search]);
  const coming = useComingEvents(query);
  // Replaced, not pushed: the back button leaves the list instead of undoing it letter by letter.
  const narrow = useCallback((next: EventQuery) => navigate(eventsAddress(next), { replace: true }), [navigate]);
  const isNarrowed = query.category !== null || query.search !== "";
  return (
    <>
      <PageHeading title={t("events.title")} />
      <EventFilters query={query} onChange={narrow} />
      <p className="visually-hidden" role="status">{countInWords(coming, t)}</p>
      <Results coming={coming} isNarrowed={isNarrowed} onWiden={() => narrow({ category: null, search: "" })} />
    </>
  );
}

interface ResultsProps {
  readonly coming: ComingEvents;
  readonly isNarrowed: boolean;
  readonly onWiden: () => void;
}

function Results({ coming, isNarrowed, onWiden }: ResultsProps): ReactElement {
  const t = useText();
  const { events, load, showMore, isLoadingMore, moreFailed } = coming;
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (load.phase === "loading" && events.length === 0) return <Loading what={t("events.events")} />;
  if (events.length === 0) {
    return (
      <div className="empty">
        <p>{isNarrowed ? t("events.noneFits") : t("events.nonePlanned")}</p>
        {isNarrowed && <button type="button" className="button" onClick={onWiden}>{t("events.showAll")}</button>}
      </div>
    );
  }
  return (
    <>
      <h2 className="visually-hidden">{t("events.listName")}</h2>
      <EventList events={events} />
      {moreFailed !== "" && <p className="notice notice-problem" role="alert">{moreFailed}</p>}
      {showMore && (
        <p className="more">
          <button type="button" className="button" disabled={isLoadingMore} onClick={showMore}>
            {isLoadingMore ? t("events.loadingMore") : t("events.showMore")}
          </button>
        </p>
      )}
    </>
  );
}

function countInWords({ events, load, showMore }: ComingEvents, t: Translate): string {
  if (load.phase !== "ready") return "";
  return t(showMore ? "events.moreThan" : "events.count", { count: events.length });
}
