import type { MouseEvent, ReactElement } from "react";

/** The first stop of the Tab key: past the navigation to what the page is about. */
export function SkipLink(): ReactElement {
  const skip = (click: MouseEvent) => {
    click.preventDefault();
    document.getElementById("content")?.focus();
  };
  return <a className="skip-link" href="#content" onClick={skip}>Skip to content</a>;
}
