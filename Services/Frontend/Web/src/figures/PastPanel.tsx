import type { ReactElement } from "react";
import { AnalyticsAPI } from "../api/AnalyticsAPI";
import { useAPI } from "../api/useAPI";
import { longDate } from "../events/eventTime";
import { formatNumber } from "../language/texts";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import { usePages } from "../paging/usePages";
import { Link } from "../router/Link";
import { PagedSection } from "../shell/PagedSection";
import { DataTable } from "../tables/DataTable";
import type { Column } from "../tables/DataTable";
import { rateWords } from "./changeOf";
import { FigureExport } from "./FigureExport";
import type { EventSummary } from "./FigureLists";
import { FigurePanel } from "./FigurePanel";

const PAGE = "10";

interface PastPanelProps {
  /** Of the chosen time and events, as the API takes them. */
  readonly parameters: URLSearchParams;
  /** Its days, in words. */
  readonly days: string;
}

/** Who came to the events that are over. */
export function PastPanel({ parameters, days }: PastPanelProps): ReactElement {
  const t = useText();
  const api = useAPI(AnalyticsAPI);
  const asked = new URLSearchParams([["limit", PAGE], ...parameters]);
  const list = usePages(`figures attendance ${asked}`, (signal, url) => api.past(asked, signal, url));
  const title = t("boards.past");
  return (
    <FigurePanel title={title} note={days} tools={<FigureExport title={title} name="attendance" parameters={parameters} />}>
      <PagedSection list={list} what={title} empty={t("boards.nonePast")}>
        {(events) => <DataTable caption={title} columns={columns(t)} rows={events} keyOf={({ event_id }) => event_id} />}
      </PagedSection>
    </FigurePanel>
  );
}

function columns(t: Translate): readonly Column<EventSummary>[] {
  return [
    {
      name: "event",
      header: t("boards.event"),
      cell: ({ event_id, title, start_time, timezone }) => (
        <>
          <Link to={`/events/${event_id}/figures`}>{title}</Link>
          <small>{longDate(start_time, timezone)}</small>
        </>
      ),
    },
    { name: "seats", header: t("figures.rsvps"), cell: ({ rsvps, seats }) => t("boards.takenOf", { taken: rsvps, seats }) },
    { name: "came", header: t("boards.checkedIn"), cell: ({ checked_in }) => formatNumber(checked_in) },
    { name: "rate", header: t("figures.attendanceRate"), cell: ({ attendance_rate }) => rateWords(attendance_rate) },
  ];
}
