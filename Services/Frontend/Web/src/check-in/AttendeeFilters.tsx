import type { ReactElement } from "react";
import { ChipChoice } from "../design/ChipChoice";
import { SearchField } from "../forms/SearchField";
import { useTypedSearch } from "../forms/useTypedSearch";
import { useText } from "../language/useText";
import type { AttendeeFilter, AttendeeView } from "./AttendeeFilter";

interface AttendeeFiltersProps {
  readonly filter: AttendeeFilter;
  readonly onChange: (filter: AttendeeFilter) => void;
}

const VIEWS: readonly AttendeeView[] = ["seated", "expected", "here", "waiting"];

/** Narrows the list of attendees by how things stand with them, and by name or address. */
export function AttendeeFilters({ filter, onChange }: AttendeeFiltersProps): ReactElement {
  const t = useText();
  const { text, type, submit } = useTypedSearch(filter.search, (search) => onChange({ ...filter, search }));
  return (
    <form className="filters" role="search" aria-label={t("door.attendees")} onSubmit={submit}>
      <SearchField label={t("door.searchAttendees")} hint={t("door.searchHint")} value={text} onChange={type} />
      <ChipChoice
        name="view"
        label={t("door.whichAttendees")}
        value={filter.view}
        options={VIEWS.map((view) => ({ value: view, label: t(`door.view_${view}`) }))}
        onChoose={(view) => onChange({ ...filter, view })}
      />
    </form>
  );
}
