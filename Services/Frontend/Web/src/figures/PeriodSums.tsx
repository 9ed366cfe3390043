import { lazy, useEffect } from "react";
import type { ReactElement } from "react";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import { withTexts } from "../language/withTexts";
import { LazyPart } from "../shell/LazyPart";
import { Answered } from "./Answered";
import type { ChosenPeriod } from "./ChosenPeriod";
import { daysBefore } from "./FigurePeriod";
import { PeriodNote } from "./PeriodNote";
import { PrintButton } from "./PrintButton";
import { useStatistics } from "./useFigureList";

// Shown when the server has said how the time went, and loaded meanwhile.
const loadFigureCards = () => withTexts(import("./FigureCards"), "sums");
const FigureCards = lazy(async () => ({ default: (await loadFigureCards()).FigureCards }));

/** How a time went. */
export function PeriodSums({ range, parameters, days }: ChosenPeriod): ReactElement {
  const t = useText();
  const statistics = useStatistics(parameters);
  useEffect(() => {
    // Whoever shows them hears of a failure.
    loadFigureCards().catch(() => undefined);
  }, []);
  return (
    <section className="figure-sums" aria-labelledby="sums-heading">
      <h2 id="sums-heading" className="visually-hidden">{t("figures.sums")}</h2>
      <div className="figure-sums-head">
        <PeriodNote days={days} previous={statistics.answer?.previous ?? daysBefore(range)} />
        <PrintButton />
      </div>
      <Answered queried={statistics} what={t("figures.theSums")} shape="cards">
        {(answer) => (
          <LazyPart outline={<Skeleton shape="cards" what={t("figures.theSums")} />} isNeeded>
            <FigureCards statistics={answer} />
          </LazyPart>
        )}
      </Answered>
    </section>
  );
}
