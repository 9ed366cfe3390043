import { useEffect, useState } from "react";

/** A person is still typing while the keys follow each other faster than this (milliseconds). */
const TYPING = 300;

/** The text of a search field, told once a person pauses. */
export function useTypedSearch(search: string, onSearch: (search: string) => void): readonly [string, (text: string) => void] {
  const [text, setText] = useState(search);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === search) return undefined;
    const timer = setTimeout(() => onSearch(wanted), TYPING);
    return () => clearTimeout(timer);
  }, [text, search, onSearch]);
  return [text, setText];
}
