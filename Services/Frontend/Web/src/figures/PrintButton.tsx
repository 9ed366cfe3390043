import type { ReactElement } from "react";
import { Icon } from "../design/Icon";
import { useText } from "../language/useText";

/** Puts the page on paper, or into a PDF. */
export function PrintButton(): ReactElement {
  const t = useText();
  return <button type="button" className="tool tool-print" onClick={() => window.print()}><Icon name="print" /> {t("figures.print")}</button>;
}
