import type { ReactElement } from "react";
import { useText } from "../language/useText";
import type { PagedList } from "../paging/usePages";

interface ShowMoreProps {
  readonly list: Pick<PagedList<unknown>, "showMore" | "isLoadingMore" | "moreFailed">;
}

/** The end of a list that comes in pages: the way to the next, and why it did not come. */
export function ShowMore({ list }: ShowMoreProps): ReactElement {
  const t = useText();
  const { showMore, isLoadingMore, moreFailed } = list;
  return (
    <>
      {moreFailed !== "" && <p className="notice notice-problem" role="alert">{moreFailed}</p>}
      {showMore && (
        <p className="more">
          <button type="button" className="button" disabled={isLoadingMore} onClick={showMore}>
            {isLoadingMore ? t("shell.oneMoment") : t("shell.showMore")}
          </button>
        </p>
      )}
    </>
  );
}
