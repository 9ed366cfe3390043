import type { ReactElement } from "react";
import type { Role } from "../auth/Session";
import { ChipChoice } from "../design/ChipChoice";
import { SearchField } from "../forms/SearchField";
import { useTypedSearch } from "../forms/useTypedSearch";
import { useText } from "../language/useText";
import { ROLES } from "./Person";
import type { PersonFilter } from "./Person";

interface PeopleFiltersProps {
  readonly filter: PersonFilter;
  readonly onChange: (filter: PersonFilter) => void;
}

/** Narrows the list of accounts by name, address and role. */
export function PeopleFilters({ filter, onChange }: PeopleFiltersProps): ReactElement {
  const t = useText();
  const { text, type, submit } = useTypedSearch(filter.search, (search) => onChange({ ...filter, search }));
  return (
    <form className="filters table-filters" role="search" aria-label={t("adminFrame.people")} onSubmit={submit}>
      <SearchField label={t("admin.searchPeople")} value={text} onChange={type} />
      <ChipChoice<Role | "">
        name="role"
        label={t("admin.role")}
        value={filter.role}
        options={[{ value: "", label: t("admin.everybody") }, ...ROLES.map((role) => ({ value: role, label: t(`admin.role_${role}`) }))]}
        onChoose={(role) => onChange({ ...filter, role })}
      />
    </form>
  );
}
