import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { Answered } from "./Answered";
import type { ChosenPeriod } from "./ChosenPeriod";
import { FigureCards } from "./FigureCards";
import { daysBefore } from "./FigurePeriod";
import { PeriodNote } from "./PeriodNote";
import { PrintButton } from "./PrintButton";
import { useStatistics } from "./useFigureList";

/** How a time went. */
export function PeriodSums({ range, parameters, days }: ChosenPeriod): ReactElement {
  const t = useText();
  const statistics = useStatistics(parameters);
  return (
    <section className="figure-sums" aria-labelledby="sums-heading">
      <h2 id="sums-heading" className="visually-hidden">{t("figures.sums")}</h2>
      <div className="figure-sums-head">
        <PeriodNote days={days} previous={statistics.answer?.previous ?? daysBefore(range)} />
        <PrintButton />
      </div>
      <Answered queried={statistics} what={t("figures.theSums")} shape="cards">
        {(answer) => <FigureCards statistics={answer} />}
      </Answered>
    </section>
  );
}
