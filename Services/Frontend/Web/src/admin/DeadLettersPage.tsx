import "../app/firstFile";
import { useState } from "react";
import type { ReactElement } from "react";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { errorMessage } from "../api/ApiError";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import { useText } from "../language/useText";
import { usePages } from "../paging/usePages";
import { PagedSection } from "../shell/PagedSection";
import { AdminFrame } from "./AdminFrame";
import { DeadLetterTable } from "./DeadLetterTable";
import type { FailedNotification } from "./FailedNotification";
import { settleWork } from "./WaitingWork";

/** How many the server takes at once. */
const MOST = 100;

/** What could not be told, whatever was tried, and the way to try again. */
export function DeadLettersPage(): ReactElement {
  const t = useText();
  return <AdminFrame title={t("adminFrame.deadLetters")}><DeadLetters /></AdminFrame>;
}

function DeadLetters(): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const list = usePages("dead letters", (signal, url) => {
    return url === undefined ? api.deadLetters(signal) : api.more<FailedNotification>(url, signal);
  });
  const { queries } = useCampus();
  const [isPending, setPending] = useState(false);
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState("");

  const retry = async (ids: readonly string[]) => {
    setPending(true);
    setProblem("");
    setSaid("");
    try {
      const count = await api.retryDeadLetters(ids);
      settleWork(queries, "dead_letters", count);
      list.change((letters) => letters.filter(({ id }) => !ids.includes(id)));
      setSaid(t("admin.retried", { count }));
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <p>{t("admin.deadLettersWords")}</p>
      <p className={said === "" ? "visually-hidden" : "notice"} role="status">{said}</p>
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
      <PagedSection list={list} what={t("admin.theDeadLetters")} empty={t("admin.noDeadLetters")}>
        {(letters) => (
          <>
            <p>
              <button
                type="button"
                className="button"
                disabled={isPending}
                onClick={() => void retry(letters.slice(0, MOST).map(({ id }) => id))}
              >
                {t("admin.retryAll", { count: Math.min(letters.length, MOST) })}
              </button>
            </p>
            <DeadLetterTable letters={letters} isPending={isPending} onRetry={(id) => void retry([id])} />
          </>
        )}
      </PagedSection>
    </>
  );
}
