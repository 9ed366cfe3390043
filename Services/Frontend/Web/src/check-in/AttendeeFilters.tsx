import { useEffect, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import type { AttendeeFilter, AttendeeView } from "./AttendeeFilter";

interface AttendeeFiltersProps {
  readonly filter: AttendeeFilter;
  readonly onChange: (filter: AttendeeFilter) => void;
}

/** A person is still typing while the keys follow each other faster than this (milliseconds). */
const TYPING = 300;

const VIEWS: readonly (readonly [view: AttendeeView, name: string])[] = [
  ["seated", "Everyone with a seat"],
  ["expected", "Not in yet"],
  ["here", "Checked in"],
  ["waiting", "Waitlist"],
];

/** Narrows the list of attendees by how things stand with them, and by name or address. */
export function AttendeeFilters({ filter, onChange }: AttendeeFiltersProps): ReactElement {
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
    <form className="filters" role="search" aria-label="Attendees" onSubmit={submit}>
      <label className="filters-search">
        <span className="visually-hidden">Search attendees</span>
        <input
          type="search"
          name="search"
          placeholder="Search by name or address"
          maxLength={200}
          value={text}
          onChange={(change) => setText(change.target.value)}
        />
      </label>
      <fieldset className="chips">
        <legend className="visually-hidden">Which attendees</legend>
        {VIEWS.map(([view, name]) => (
          <label key={view} className="chip">
            <input type="radio" name="view" checked={view === filter.view} onChange={() => onChange({ ...filter, view })} />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
    </form>
  );
}
