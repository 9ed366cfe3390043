import { useEffect, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useText } from "../language/useText";
import { EVENT_CATEGORIES } from "./CampusEvent";
import type { EventCategory } from "./CampusEvent";
import type { EventQuery } from "./EventQuery";

interface EventFiltersProps {
  readonly query: EventQuery;
  readonly onChange: (query: EventQuery) => void;
}

/** A person is still typing while the keys follow each other faster than this (milliseconds). */
const TYPING = 300;

/** Narrows the list of events by words and by category. */
export function EventFilters({ query, onChange }: EventFiltersProps): ReactElement {
  const t = useText();
  const [text, setText] = useState(query.search);

  // Back and forward change the query without a key being pressed.
  useEffect(() => setText(query.search), [query.search]);

  useEffect(() => {
    const search = text.trim();
    if (search === query.search) return;
    const timer = setTimeout(() => onChange({ ...query, search }), TYPING);
    return () => clearTimeout(timer);
  }, [text, query, onChange]);

  const submit = (submission: FormEvent) => {
    submission.preventDefault();
    onChange({ ...query, search: text.trim() });
  };
  return (
    <form className="filters" role="search" aria-label={t("events.listName")} onSubmit={submit}>
      <label className="filters-search">
        <span className="visually-hidden">{t("events.search")}</span>
        <input
          type="search"
          name="search"
          placeholder={t("events.search")}
          maxLength={200}
          value={text}
          onChange={(change) => setText(change.target.value)}
        />
      </label>
      <CategoryChoice chosen={query.category} onChoose={(category) => onChange({ ...query, category })} />
    </form>
  );
}

interface CategoryChoiceProps {
  readonly chosen: EventCategory | null;
  readonly onChoose: (category: EventCategory | null) => void;
}

function CategoryChoice({ chosen, onChoose }: CategoryChoiceProps): ReactElement {
  const t = useText();
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{t("events.category")}</legend>
      {[null, ...EVENT_CATEGORIES].map((category) => (
        <label key={category ?? "all"} className="chip">
          <input type="radio" name="category" checked={category === chosen} onChange={() => onChoose(category)} />
          <span>{category ? t(`categories.${category}`) : t("events.all")}</span>
        </label>
      ))}
    </fieldset>
  );
}
