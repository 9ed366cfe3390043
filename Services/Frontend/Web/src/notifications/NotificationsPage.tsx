import { useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import { errorMessage } from "../api/ApiError";
import type { Page } from "../api/APIClient";
import { useNotificationAPI } from "../api/useNotificationAPI";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { EmptyState } from "../design/EmptyState";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import { useStore } from "../store/Store";
import { useQuery } from "../query/useQuery";
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
  const { answer: page, load, query } = useQuery<Page<PersonalNotification>>("notifications", (signal) => api.notifications(signal));
  const [problem, setProblem] = useState("");
  const { retry } = load;
  const known = useRef(told);
  useEffect(() => {
    // There is more.
    if (known.current !== told) retry();
    known.current = told;
  }, [told, retry]);

  const perform = async (action: () => Promise<void>) => {
    setProblem("");
    try {
      await action();
    } catch (error) {
      setProblem(errorMessage(error));
    }
  };
  const read = (ids: readonly string[] | "all") => perform(async () => {
    const now = new Date().toISOString();
    const isRead = (id: string) => ids === "all" || ids.includes(id);
    const unread = await query.changeAhead(
      ({ items, next }) => ({ items: items.map((item) => isRead(item.id) ? { ...item, read_at: item.read_at ?? now } : item), next }),
      () => api.read(ids),
    );
    campus.unread.update(() => unread);
  });
  const more = (url: string) => perform(async () => {
    const later = await api.notifications(new AbortController().signal, url);
    query.change(({ items }) => ({ items: [...items, ...later.items], next: later.next }));
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
        <EmptyState icon="check" words={t("notifications.nothing")}>
          <Link className="button" to="/events">{t("shell.seeComing")}</Link>
        </EmptyState>
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
