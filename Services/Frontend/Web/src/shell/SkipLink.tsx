import type { MouseEvent, ReactElement } from "react";
import { useText } from "../language/useText";

/** The first stop of the Tab key: past the navigation to what the page is about. */
export function SkipLink(): ReactElement {
  const t = useText();
  const skip = (click: MouseEvent) => {
    click.preventDefault();
    document.getElementById("content")?.focus();
  };
  return <a className="skip-link" href="#content" onClick={skip}>{t("shell.skip")}</a>;
}
