import "../app/filterFile";
import "../app/listFile";
import { Suspense, lazy, useCallback, useMemo } from "react";
import type { ReactElement } from "react";
import { Icon } from "../design/Icon";
import { Segments } from "../design/Segments";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import { useNavigation } from "../router/Router";
import { PageHeading } from "../shell/PageHeading";
import { EventFilters } from "./EventFilters";
import { EVERYTHING, dayFromSearch, eventsAddress, queryFromSearch } from "./EventQuery";
import type { EventQuery } from "./EventQuery";
import { EventResults } from "./EventResults";
import { monthOf } from "./Month";

const EventCalendar = lazy(async () => ({ default: (await import("./EventCalendar")).EventCalendar }));

/** All coming events, to search and to narrow down: as a list, or month by month. */
export function EventsPage(): ReactElement {
  const t = useText();
  const { location, navigate } = useNavigation();
  const query = useMemo(() => queryFromSearch(location.search), [location.search]);
  const month = useMemo(() => monthOf(new URLSearchParams(location.search).get("month")), [location.search]);
  const day = dayFromSearch(location.search);
  // Replaced, not pushed: the back button leaves the list instead of undoing it letter by letter.
  const narrow = useCallback(
    (next: EventQuery) => navigate(eventsAddress(next, month, day), { replace: true }),
    [navigate, month, day],
  );
  const show = (view: "list" | "calendar") => navigate(eventsAddress(query, view === "list" ? null : monthOf("now")));
  return (
    <>
      <div className="page-head">
        <PageHeading title={t("events.title")} />
        <Segments
          name="view"
          label={t("eventList.view")}
          value={month === null ? "list" : "calendar"}
          options={[
            { value: "list", label: t("eventList.asList"), content: <Icon name="list" /> },
            { value: "calendar", label: t("eventList.asCalendar"), content: <Icon name="calendar" /> },
          ]}
          onChange={show}
        />
      </div>
      <p className="page-lead">{t("eventList.lead")}</p>
      <EventFilters query={query} hasPeriods={month === null} onChange={narrow} />
      {month === null
        ? <EventResults query={query} onWiden={() => narrow(EVERYTHING)} />
        : (
          <Suspense fallback={<Skeleton shape="calendar" what={t("eventList.theCalendar")} />}>
            <EventCalendar
              month={month}
              chosen={day}
              query={query}
              onMonth={(next) => navigate(eventsAddress(query, next), { replace: true })}
              onChoose={(next) => navigate(eventsAddress(query, month, next), { replace: true })}
            />
          </Suspense>
        )}
    </>
  );
}
