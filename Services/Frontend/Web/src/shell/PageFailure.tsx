import type { ReactElement } from "react";
import { useText } from "../language/useText";
import type { Load } from "../query/useQuery";
import { LoadFailure } from "./LoadFailure";
import { PageHeading } from "./PageHeading";

/** What stands in place of a whole page that could not be loaded: under a heading of its own, not the last page's. */
export function PageFailure({ load }: { readonly load: Pick<Load, "message" | "retry"> }): ReactElement {
  const t = useText();
  return (
    <div className="narrow">
      <PageHeading title={t("shell.pageFailed")} />
      <LoadFailure message={load.message} onRetry={load.retry} />
    </div>
  );
}
