import { useCallback, useState } from "react";
import type { ReactElement } from "react";
import { errorMessage } from "../api/ApiError";
import type { Page } from "../api/APIClient";
import { useNotificationAPI } from "../api/useNotificationAPI";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import { useStore } from "../store/Store";
import { useAnswer } from "../store/useAnswer";
import { NotificationRow } from "./NotificationRow";
import type { PersonalNotification } from "./PersonalNotification";

/** What one was told, the latest first. */
export function NotificationsPage(): ReactElement {
  const t = useText();
  const user = useSession()?.user;
  if (user === undefined) return <SignInRequired title={t("notifications.title")} />;
  return (
    <div className="narrow">
      <PageHeading title={t("notifications.title")} />
      <NotificationList key={user.id} />
    </div>
  );
}

function NotificationList(): ReactElement {
  const t = useText();
  const campus = useCampus();
  const api = useNotificationAPI();
  const told = useStore(campus.told, (count) => count);
  // Another `told` is another question: there is more.
  const ask = useCallback((signal: AbortSignal) => api.notifications(signal), [api, told]);
  const { answer: first, load, set } = useAnswer(ask);
  const [shown, setShown] = useState<Page<PersonalNotification> | null>(null);
  const [problem, setProblem] = useState("");
  // What was loaded stays while the next is asked for.
  if (first !== null && shown?.items[0] !== first.items[0]) setShown(first);
  const page = first ?? shown;

  const perform = async (action: () => Promise<void>) => {
    setProblem("");
    try {
      await action();
    } catch (error) {
      setProblem(errorMessage(error));
    }
  };
  const read = (ids: readonly string[] | "all") => perform(async () => {
    const unread = await api.read(ids);
    campus.unread.update(() => unread);
    if (page === null) return;
    const now = new Date().toISOString();
    const isRead = (id: string) => ids === "all" || ids.includes(id);
    set({ ...page, items: page.items.map((item) => isRead(item.id) ? { ...item, read_at: item.read_at ?? now } : item) });
  });
  const more = (url: string) => perform(async () => {
    const next = await api.notifications(new AbortController().signal, url);
    if (page !== null) set({ items: [...page.items, ...next.items], next: next.next });
  });
  const hasUnread = page?.items.some((item) => !item.read_at) ?? false;
  return (
    <>
      <p className="list-actions">
        <button type="button" className="button" disabled={!hasUnread} onClick={() => void read("all")}>
          {t("notifications.markAll")}
        </button>
        <Link to="/me/settings">{t("notifications.howTold")}</Link>
      </p>
      {load.phase === "failed" && page === null && <LoadFailure message={load.message} onRetry={load.retry} />}
      {page === null && load.phase === "loading" && <Loading what={t("notifications.yours")} />}
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
      {page?.items.length === 0 && (
        <div className="empty">
          <p>{t("notifications.nothing")}</p>
          <Link className="button" to="/events">{t("shell.seeComing")}</Link>
        </div>
      )}
      <ul className="rows">
        {page?.items.map((item) => <NotificationRow key={item.id} item={item} onRead={() => void read([item.id])} />)}
      </ul>
      {page !== null && page.next !== null && (
        <button type="button" className="button" onClick={() => void more(page.next ?? "")}>
          {t("notifications.earlier")}
        </button>
      )}
    </>
  );
}
