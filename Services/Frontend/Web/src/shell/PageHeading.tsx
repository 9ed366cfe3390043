import { useEffect, useRef } from "react";
import type { ReactElement, ReactNode } from "react";
import type { Language } from "../language/Language";
import { useLanguage } from "../language/useText";
import { usePageTitle } from "../router/usePageTitle";

interface PageHeadingProps {
  /** The page's name in the browser's tab. */
  readonly title: string;
  readonly children?: ReactNode;
}

/** What the last page of this tab was in. The first page keeps the browser's own focus, and so does a change of language. */
let shownIn: Language | null = null;

/** The page's one h1. Takes the focus after a change of page, so that screen readers say where one is now. */
export function PageHeading({ title, children }: PageHeadingProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  const language = useLanguage();
  usePageTitle(title);
  useEffect(() => {
    if (shownIn === language) heading.current?.focus({ preventScroll: true });
    shownIn = language;
  }, [language]);
  return <h1 tabIndex={-1} ref={heading}>{children ?? title}</h1>;
}
