import type { ReactElement } from "react";
import { useText } from "../language/useText";

const ROWS = ["first", "second", "third"];

/** Where the events will be, in their size, so that nothing jumps when they come. */
export function OrganizedSkeleton(): ReactElement {
  const t = useText();
  return (
    <div className="organized-skeleton" role="status">
      <span className="visually-hidden">{t("shell.loading", { what: t("organizer.yourEvents") })}</span>
      <div className="shimmer shimmer-summary" />
      {ROWS.map((row) => <div key={row} className="shimmer shimmer-row" />)}
    </div>
  );
}
