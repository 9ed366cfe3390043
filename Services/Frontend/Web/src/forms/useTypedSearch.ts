import { useCallback, useEffect, useRef, useState } from "react";
import type { FormEvent } from "react";

/** A person is still typing while the keys follow each other faster than this (milliseconds). */
const TYPING = 300;

export interface TypedSearch {
  /** What stands in the field. */
  readonly text: string;
  type(text: string): void;
  /** Does not wait for a pause. */
  submit(submission: FormEvent): void;
}

/** The text of a search field, told once a person pauses. */
export function useTypedSearch(search: string, onSearch: (search: string) => void): TypedSearch {
  const [text, type] = useState(search);
  const asked = useRef(search);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  const ask = useCallback((words: string) => {
    asked.current = words;
    latest.current(words);
  }, []);

  // Back and forward change the search without a key being pressed; what was asked from here leaves the field as it is.
  useEffect(() => {
    if (search === asked.current) return;
    asked.current = search;
    type(search);
  }, [search]);

  useEffect(() => {
    const words = text.trim();
    if (words === search) return undefined;
    const timer = setTimeout(() => ask(words), TYPING);
    return () => clearTimeout(timer);
  }, [text, search, ask]);

  const submit = (submission: FormEvent) => {
    submission.preventDefault();
    ask(text.trim());
  };
  return { text, type, submit };
}
