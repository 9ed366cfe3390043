import "../app/firstFile";
import { useMemo } from "react";
import type { ReactElement } from "react";
import { AnalyticsAPI } from "../api/AnalyticsAPI";
import { useAPI } from "../api/useAPI";
import type { CampusEvent } from "../events/CampusEvent";
import { ChartPanel } from "../figures/ChartPanel";
import { ExportButton } from "../figures/ExportButton";
import { useText } from "../language/useText";
import type { Load } from "../query/useQuery";
import { Affiliations } from "./Affiliations";
import { checkInContent } from "./checkInContent";
import { decisionContent } from "./decisionContent";
import type { EventFigures } from "./EventFigures";
import { NotificationOutcomes } from "./NotificationOutcomes";

export interface EventBoardsProps {
  readonly event: CampusEvent;
  readonly figures: EventFigures;
  readonly load: Load;
}

/** How an event filled up and who came, and what people were told. */
export function EventBoards({ event, figures, load }: EventBoardsProps): ReactElement {
  const t = useText();
  const api = useAPI(AnalyticsAPI);
  const decisions = useMemo(() => decisionContent(figures, t), [figures, t]);
  const checkIns = useMemo(() => checkInContent(figures, t), [figures, t]);
  return (
    <>
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
