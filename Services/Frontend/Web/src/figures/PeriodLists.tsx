import type { ReactElement } from "react";
import { CategoryPanel } from "./CategoryPanel";
import type { ChosenPeriod } from "./ChosenPeriod";
import type { FigureScope } from "./FigureScope";
import { MonthlyPanel } from "./MonthlyPanel";
import { OrganizerPanel } from "./OrganizerPanel";
import { PastPanel } from "./PastPanel";
import { VenuePanel } from "./VenuePanel";

/** What the sums of a time come from. */
export function PeriodLists({ scope, whose, parameters, days }: ChosenPeriod & { readonly scope: FigureScope }): ReactElement {
  return (
    <>
      <div className="figure-pair">
        <CategoryPanel parameters={parameters} days={days} />
        <MonthlyPanel whose={whose} />
      </div>
      <PastPanel parameters={parameters} days={days} />
      <VenuePanel parameters={parameters} days={days} />
      {scope === "campus" && <OrganizerPanel parameters={parameters} days={days} />}
    </>
  );
}
