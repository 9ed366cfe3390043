import type { ReactElement } from "react";
import { ChipChoice } from "../design/ChipChoice";
import { SearchField } from "../forms/SearchField";
import { useTypedSearch } from "../forms/useTypedSearch";
import { useText } from "../language/useText";
import { EVENT_CATEGORIES } from "./CampusEvent";
import { PERIODS } from "./EventQuery";
import type { EventQuery } from "./EventQuery";

interface EventFiltersProps {
  readonly query: EventQuery;
  /** The calendar has its months instead. */
  readonly hasPeriods: boolean;
  readonly onChange: (query: EventQuery) => void;
}

/** Narrows the list of events by words, by time and by category. */
export function EventFilters({ query, hasPeriods, onChange }: EventFiltersProps): ReactElement {
  const t = useText();
  const { text, type, submit } = useTypedSearch(query.search, (search) => onChange({ ...query, search }));
  return (
    <form className="filters event-filters" role="search" aria-label={t("eventList.listName")} onSubmit={submit}>
      <SearchField label={t("events.search")} value={text} onChange={type} />
      {hasPeriods && (
        <ChipChoice
          name="when"
          label={t("eventList.when")}
          value={query.period}
          options={[
            { value: null, label: t("eventList.anyTime") },
            ...PERIODS.map((period) => ({ value: period, label: t(`eventList.${period}`) })),
          ]}
          onChoose={(period) => onChange({ ...query, period })}
        />
      )}
      <ChipChoice
        name="category"
        label={t("events.category")}
        value={query.category}
        options={[
          { value: null, label: t("eventList.all") },
          ...EVENT_CATEGORIES.map((category) => ({ value: category, label: t(`categories.${category}`) })),
        ]}
        onChoose={(category) => onChange({ ...query, category })}
      />
    </form>
  );
}
