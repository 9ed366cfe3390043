import { lazy } from "react";
import type { ReactElement } from "react";
import { ChipChoice } from "../design/ChipChoice";
import { Skeleton } from "../design/Skeleton";
import { EVENT_CATEGORIES } from "../events/CampusEvent";
import type { Group } from "../groups/Group";
import { useText } from "../language/useText";
import { withTexts } from "../language/withTexts";
import { LazyPart } from "../shell/LazyPart";
import type { FigureFilter } from "./FigureFilter";
import { FIGURE_PERIODS } from "./FigurePeriod";
import type { DayRange, FigurePeriod } from "./FigurePeriod";

// For who chooses them.
const DayFields = lazy(async () => ({ default: (await withTexts(import("./DayFields"), "form")).DayFields }));

export interface FigureFiltersProps {
  readonly filter: FigureFilter;
  /** The days that it stands for, with which one begins to choose others. */
  readonly range: DayRange | null;
  readonly groups: readonly Group[];
  readonly onChange: (filter: FigureFilter) => void;
}

/** Chooses of which events figures are, by time, category and group. */
export function FigureFilters({ filter, range, groups, onChange }: FigureFiltersProps): ReactElement {
  const t = useText();
  const choosePeriod = (period: FigurePeriod) => onChange({ ...filter, period, days: range ?? filter.days });
  return (
    <form className="filters figure-filters" role="search" aria-label={t("figures.filters")} onSubmit={(submit) => submit.preventDefault()}>
      <ChipChoice
        name="period"
        label={t("figures.period")}
        value={filter.period}
        options={FIGURE_PERIODS.map((period) => ({ value: period, label: t(`figures.period_${period}`) }))}
        onChoose={choosePeriod}
      />
      <div className="filter-line">
        {filter.period === "days" && (
          <LazyPart outline={<Skeleton shape="field" count={2} what={t("figures.filters")} />} isNeeded><DayFields filter={filter} isWrong={range === null} onChange={onChange} /></LazyPart>
        )}
        <label>
          <span className="visually-hidden">{t("events.category")}</span>
          <select
            name="category"
            value={filter.category ?? ""}
            onChange={({ target }) => {
              onChange({ ...filter, category: EVENT_CATEGORIES.find((category) => category === target.value) ?? null });
            }}
          >
            <option value="">{t("figures.allCategories")}</option>
            {EVENT_CATEGORIES.map((category) => <option key={category} value={category}>{t(`categories.${category}`)}</option>)}
          </select>
        </label>
        {(groups.length > 0 || filter.groupID !== null) && <GroupChoice filter={filter} groups={groups} onChange={onChange} />}
      </div>
    </form>
  );
}

function GroupChoice({ filter, groups, onChange }: Pick<FigureFiltersProps, "filter" | "groups" | "onChange">): ReactElement {
  const t = useText();
  const isKnown = filter.groupID === null || groups.some(({ id }) => id === filter.groupID);
  return (
    <label>
      <span className="visually-hidden">{t("figures.group")}</span>
      <select
        name="group"
        value={filter.groupID ?? ""}
        onChange={({ target }) => onChange({ ...filter, groupID: target.value || null })}
      >
        <option value="">{t("figures.allGroups")}</option>
        {/* Where the address names one that is not in the list, or not yet. */}
        {!isKnown && <option value={filter.groupID ?? ""}>{t("figures.thatGroup")}</option>}
        {groups.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </select>
    </label>
  );
}
