import { useCallback } from "react";
import type { ReactElement } from "react";
import { Icon } from "../design/Icon";
import { useText } from "../language/useText";
import { ROLES } from "./Person";
import type { PersonFilter } from "./Person";
import { useTypedSearch } from "./useTypedSearch";

interface PeopleFiltersProps {
  readonly filter: PersonFilter;
  readonly onChange: (filter: PersonFilter) => void;
}

/** Narrows the list of accounts by name, address and role. */
export function PeopleFilters({ filter, onChange }: PeopleFiltersProps): ReactElement {
  const t = useText();
  const [text, setText] = useTypedSearch(filter.search, useCallback((search: string) => {
    onChange({ ...filter, search });
  }, [filter, onChange]));
  return (
    <form className="filters table-filters" role="search" aria-label={t("admin.people")} onSubmit={(submit) => submit.preventDefault()}>
      <label className="filters-search">
        <span className="visually-hidden">{t("admin.searchPeople")}</span>
        <Icon name="search" />
        <input
          type="search"
          name="search"
          placeholder={t("admin.searchPeople")}
          maxLength={200}
          value={text}
          onChange={(change) => setText(change.target.value)}
        />
      </label>
      <fieldset className="chips">
        <legend className="visually-hidden">{t("admin.role")}</legend>
        {["" as const, ...ROLES].map((role) => (
          <label key={role} className="chip">
            <input type="radio" name="role" checked={role === filter.role} onChange={() => onChange({ ...filter, role })} />
            <span>{role === "" ? t("admin.everybody") : t(`admin.role_${role}`)}</span>
          </label>
        ))}
      </fieldset>
    </form>
  );
}
