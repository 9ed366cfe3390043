import "../app/firstFile";
import type { ReactElement } from "react";
import type { Queried } from "../query/useQuery";
import { ActivityPanel } from "./ActivityPanel";
import type { ChosenPeriod } from "./ChosenPeriod";
import { ComingPanel } from "./ComingPanel";
import type { Day } from "./Day";
import type { EventSummary } from "./FigureLists";
import type { FigureScope } from "./FigureScope";
import { PeriodLists } from "./PeriodLists";
import { TrendPanel } from "./TrendPanel";

interface FigureBoardsProps {
  readonly scope: FigureScope;
  /** Null for one that ends before it begins. */
  readonly period: ChosenPeriod | null;
  readonly coming: Queried<readonly EventSummary[]>;
  readonly comingParameters: URLSearchParams;
  readonly today: Day;
  readonly whose: ChosenPeriod["whose"];
}

/** What people decided, what happens now, and what the sums come from. */
export function FigureBoards({ scope, period, coming, comingParameters, today, whose }: FigureBoardsProps): ReactElement {
  return (
    <>
      {period && <TrendPanel range={period.range} today={today} whose={whose} />}
      <div className="figure-pair figure-pair-uneven">
        <ComingPanel coming={coming} parameters={comingParameters} />
        <ActivityPanel today={today} whose={whose} />
      </div>
      {period && <PeriodLists scope={scope} {...period} />}
    </>
  );
}
