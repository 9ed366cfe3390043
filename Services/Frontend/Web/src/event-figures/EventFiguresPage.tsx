import "../app/firstFile";
import { lazy } from "react";
import type { ReactElement } from "react";
import { AnalyticsAPI } from "../api/AnalyticsAPI";
import { useAPI } from "../api/useAPI";
import { Skeleton } from "../design/Skeleton";
import type { CampusEvent } from "../events/CampusEvent";
import { zoneName } from "../events/eventTime";
import { Answered } from "../figures/Answered";
import { PrintButton } from "../figures/PrintButton";
import { useText } from "../language/useText";
import { withTexts } from "../language/withTexts";
import { ManageFrame } from "../manage/ManageFrame";
import { useLiveQuery } from "../query/useLiveQuery";
import { LazyPart } from "../shell/LazyPart";
import type { EventBoardsProps } from "./EventBoards";
import { EventCards } from "./EventCards";

// Below what one sees first.
const EventBoards = lazy(async () => ({ default: (await withTexts(import("./EventBoards"), "telling", "board")).EventBoards }));

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

function Figures({ event, figures, load }: EventBoardsProps): ReactElement {
  const t = useText();
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
      <LazyPart outline={<Skeleton shape="chart" count={2} what={t("eventFigures.theFigures")} />} isNeeded>
        <EventBoards event={event} figures={figures} load={load} />
      </LazyPart>
    </>
  );
}
