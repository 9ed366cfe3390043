import { useEffect, useRef } from "react";
import type { ReactElement, ReactNode } from "react";
import { usePageTitle } from "../router/usePageTitle";

interface PageHeadingProps {
  /** The page's name in the browser's tab. */
  readonly title: string;
  readonly children?: ReactNode;
}

/** Whether this tab has shown a page yet: the first keeps the browser's own focus. */
let hasShownPage = false;

/** The page's one h1. Takes the focus after a change of page, so that screen readers say where one is now. */
export function PageHeading({ title, children }: PageHeadingProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(title);
  useEffect(() => {
    if (hasShownPage) heading.current?.focus({ preventScroll: true });
    hasShownPage = true;
  }, []);
  return <h1 tabIndex={-1} ref={heading}>{children ?? title}</h1>;
}
