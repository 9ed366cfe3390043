import { lazy } from "react";
import type { ReactElement } from "react";
import { useNow } from "../clock/useNow";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import { withTexts } from "../language/withTexts";
import { useNavigation } from "../router/Router";
import { LazyPart } from "../shell/LazyPart";
import { dayHere } from "./Day";
import { filterFromSearch, parametersOf, rangeOf, searchOf, whoseParameters } from "./FigureFilter";
import { FigureFilters } from "./FigureFilters";
import type { FigureScope } from "./FigureScope";
import { NeedsMe } from "./NeedsMe";
import { PeriodSums } from "./PeriodSums";
import { rangeWords } from "./rangeWords";
import { useComing } from "./useComing";
import { useFigureGroups } from "./useFigureGroups";

// Below what one sees first.
const FigureBoards = lazy(async () => ({ default: (await withTexts(import("./FigureBoards"), "organizer", "board")).FigureBoards }));

/** How often it is looked whether another day has begun (milliseconds). */
const TICK = 60_000;
/** As many events to come as are worth looking through. */
const MOST_COMING = "50";

/** How events do: what needs somebody, how a time went, what happens now, and what it comes from. */
export function CampusFigures({ scope }: { readonly scope: FigureScope }): ReactElement {
  const t = useText();
  const { location, navigate } = useNavigation();
  const filter = filterFromSearch(location.search);
  const today = dayHere(useNow(TICK));
  const range = rangeOf(filter, today);
  const groups = useFigureGroups(scope);
  const whose = whoseParameters(filter);
  const comingParameters = new URLSearchParams([["limit", MOST_COMING], ...whose]);
  const coming = useComing(comingParameters);
  const period = range && { range, today, whose, parameters: parametersOf(filter, range), days: rangeWords(range, t) };
  return (
    <div className="figures">
      <NeedsMe scope={scope} coming={coming} />
      <FigureFilters
        filter={filter}
        range={range}
        groups={groups}
        onChange={(next) => navigate(`${location.path}${searchOf(next)}`, { replace: true })}
      />
      {period ? <PeriodSums {...period} /> : <p className="notice">{t("figures.endsBefore")}</p>}
      <LazyPart outline={<Skeleton shape="chart" what={t("figures.title")} />} isNeeded>
        <FigureBoards scope={scope} period={period} coming={coming} comingParameters={comingParameters} today={today} whose={whose} />
      </LazyPart>
    </div>
  );
}
