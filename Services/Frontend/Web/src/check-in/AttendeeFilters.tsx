import { useEffect, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { Icon } from "../design/Icon";
import { useText } from "../language/useText";
import type { AttendeeFilter, AttendeeView } from "./AttendeeFilter";

interface AttendeeFiltersProps {
  readonly filter: AttendeeFilter;
  readonly onChange: (filter: AttendeeFilter) => void;
}

/** A person is still typing while the keys follow each other faster than this (milliseconds). */
const TYPING = 300;

const VIEWS: readonly AttendeeView[] = ["seated", "expected", "here", "waiting"];

/** Narrows the list of attendees by how things stand with them, and by name or address. */
export function AttendeeFilters({ filter, onChange }: AttendeeFiltersProps): ReactElement {
  const t = useText();
  const [text, setText] = useState(filter.search);

  useEffect(() => {
    const search = text.trim();
    if (search === filter.search) return undefined;
    const timer = setTimeout(() => onChange({ ...filter, search }), TYPING);
    return () => clearTimeout(timer);
  }, [text, filter, onChange]);

  const submit = (submission: FormEvent) => {
    submission.preventDefault();
    onChange({ ...filter, search: text.trim() });
  };
  return (
    <form className="filters" role="search" aria-label={t("door.attendees")} onSubmit={submit}>
      <label className="filters-search">
        <span className="visually-hidden">{t("door.searchAttendees")}</span>
        <Icon name="search" />
        <input
          type="search"
          name="search"
          placeholder={t("door.searchHint")}
          maxLength={200}
          value={text}
          onChange={(change) => setText(change.target.value)}
        />
      </label>
      <fieldset className="chips">
        <legend className="visually-hidden">{t("door.whichAttendees")}</legend>
        {VIEWS.map((view) => (
          <label key={view} className="chip">
            <input type="radio" name="view" checked={view === filter.view} onChange={() => onChange({ ...filter, view })} />
            <span>{t(`door.view_${view}`)}</span>
          </label>
        ))}
      </fieldset>
    </form>
  );
}
