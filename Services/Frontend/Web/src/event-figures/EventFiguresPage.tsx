import "../app/figureFile";
import "../app/manageFile";
import "../app/pagedFile";
import { useMemo } from "react";
import type { ReactElement } from "react";
import { AnalyticsAPI } from "../api/AnalyticsAPI";
import { useAPI } from "../api/useAPI";
import type { CampusEvent } from "../events/CampusEvent";
import { zoneName } from "../events/eventTime";
import { Answered } from "../figures/Answered";
import { ChartPanel } from "../figures/ChartPanel";
import { ExportButton } from "../figures/ExportButton";
import { PrintButton } from "../figures/PrintButton";
import { useText } from "../language/useText";
import { ManageFrame } from "../manage/ManageFrame";
import { useLiveQuery } from "../query/useLiveQuery";
import type { Load } from "../query/useQuery";
import { Affiliations } from "./Affiliations";
import { checkInContent } from "./checkInContent";
import { decisionContent } from "./decisionContent";
import { EventCards } from "./EventCards";
import type { EventFigures } from "./EventFigures";
import { NotificationOutcomes } from "./NotificationOutcomes";

/** How an event goes, in numbers, for those who look after it. */
export function EventFiguresPage({ parameters }: { readonly parameters: Readonly<Record<string, string>> }): ReactElement {
  const t = useText();
  return (
    <ManageFrame eventID={parameters["id"] ?? ""} title={t("eventFigures.title")} needs="manage">
      {(event) => <LoadedFigures event={event} />}
    </ManageFrame>
  );
}

function LoadedFigures({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const api = useAPI(AnalyticsAPI);
  const queried = useLiveQuery(`figures of ${event.id}`, (signal) => api.event(event.id, signal));
  return (
    <div className="figures">
      <Answered queried={queried} what={t("eventFigures.theFigures")} shape="event">
        {(figures) => <Figures event={event} figures={figures} load={queried.load} />}
      </Answered>
    </div>
  );
}

interface FiguresProps {
  readonly event: CampusEvent;
  readonly figures: EventFigures;
  readonly load: Load;
}

function Figures({ event, figures, load }: FiguresProps): ReactElement {
  const t = useText();
  const api = useAPI(AnalyticsAPI);
  const decisions = useMemo(() => decisionContent(figures, t), [figures, t]);
  const checkIns = useMemo(() => checkInContent(figures, t), [figures, t]);
  return (
    <>
      <section className="figure-sums" aria-labelledby="sums-heading">
        <h2 id="sums-heading" className="visually-hidden">{t("figures.sums")}</h2>
        <div className="figure-sums-head">
          <p className="figure-note">{t("eventFigures.zone", { zone: zoneName(event.timezone) })}</p>
          <PrintButton />
        </div>
        <EventCards figures={figures} />
      </section>
      <ChartPanel
        title={t("eventFigures.decisions")}
        load={load}
        content={decisions}
        empty={t("eventFigures.noDecisions")}
        exporting={<ExportButton title={t("eventFigures.decisions")} fileName={`decisions-${event.id}`} ask={() => api.eventFile(event.id)} />}
      />
      <ChartPanel title={t("eventFigures.checkIns")} load={load} content={checkIns} empty={t("eventFigures.noCheckIns")} />
      <div className="figure-pair">
        <Affiliations affiliations={figures.affiliations} />
        <NotificationOutcomes eventID={event.id} counts={figures.notifications} />
      </div>
    </>
  );
}
