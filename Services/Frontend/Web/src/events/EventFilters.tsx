import { useCallback, useEffect, useRef, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { Icon } from "../design/Icon";
import { useText } from "../language/useText";
import { EVENT_CATEGORIES } from "./CampusEvent";
import { ChipChoice } from "./ChipChoice";
import { PERIODS } from "./EventQuery";
import type { EventQuery } from "./EventQuery";

interface EventFiltersProps {
  readonly query: EventQuery;
  /** The calendar has its months instead. */
  readonly hasPeriods: boolean;
  readonly onChange: (query: EventQuery) => void;
}

/** A person is still typing while the keys follow each other faster than this (milliseconds). */
const TYPING = 250;

/** Narrows the list of events by words, by time and by category. */
export function EventFilters({ query, hasPeriods, onChange }: EventFiltersProps): ReactElement {
  const t = useText();
  const [text, setText] = useState(query.search);

  const asked = useRef(query.search);
  const search = useCallback((words: string) => {
    asked.current = words;
    onChange({ ...query, search: words });
  }, [query, onChange]);

  // Back and forward change the query without a key being pressed; what was asked from here leaves the field as it is.
  useEffect(() => {
    if (query.search === asked.current) return;
    asked.current = query.search;
    setText(query.search);
  }, [query.search]);

  useEffect(() => {
    const words = text.trim();
    if (words === query.search) return;
    const timer = setTimeout(() => search(words), TYPING);
    return () => clearTimeout(timer);
  }, [text, query.search, search]);

  const submit = (submission: FormEvent) => {
    submission.preventDefault();
    search(text.trim());
  };
  return (
    <form className="filters" role="search" aria-label={t("events.listName")} onSubmit={submit}>
      <label className="filters-search">
        <span className="visually-hidden">{t("events.search")}</span>
        <Icon name="search" />
        <input
          type="search"
          name="search"
          placeholder={t("events.search")}
          maxLength={200}
          value={text}
          onChange={(change) => setText(change.target.value)}
        />
      </label>
      {hasPeriods && (
        <ChipChoice
          name="when"
          label={t("events.when")}
          value={query.period}
          options={[[null, t("events.anyTime")], ...PERIODS.map((period) => [period, t(`events.${period}`)] as const)]}
          onChoose={(period) => onChange({ ...query, period })}
        />
      )}
      <ChipChoice
        name="category"
        label={t("events.category")}
        value={query.category}
        options={[[null, t("events.all")], ...EVENT_CATEGORIES.map((one) => [one, t(`categories.${one}`)] as const)]}
        onChoose={(category) => onChange({ ...query, category })}
      />
    </form>
  );
}
