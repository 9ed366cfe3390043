import "../app/firstFile";
import { useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import { errorMessage } from "../api/ApiError";
import { NotificationAPI } from "../api/NotificationAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { EmptyState } from "../design/EmptyState";
import { useText } from "../language/useText";
import { usePages } from "../paging/usePages";
import { Link } from "../router/Link";
import { PagedSection } from "../shell/PagedSection";
import { PageHeading } from "../shell/PageHeading";
import { useStore } from "../store/Store";
import { NotificationRow } from "./NotificationRow";

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
  const api = useAPI(NotificationAPI);
  const told = useStore(campus.told, (count) => count);
  const list = usePages("notifications", (signal, url) => api.notifications(signal, url));
  const [problem, setProblem] = useState("");
  const { retry } = list.load;
  const known = useRef(told);
  useEffect(() => {
    // There is more.
    if (known.current !== told) retry();
    known.current = told;
  }, [told, retry]);

  const read = async (ids: readonly string[] | "all") => {
    setProblem("");
    const now = new Date().toISOString();
    const isRead = (id: string) => ids === "all" || ids.includes(id);
    try {
      const unread = await list.changeAhead(
        (items) => items.map((item) => isRead(item.id) ? { ...item, read_at: item.read_at ?? now } : item),
        () => api.read(ids),
      );
      campus.unread.update(() => unread);
    } catch (error) {
      setProblem(errorMessage(error));
    }
  };
  const hasUnread = list.items?.some((item) => !item.read_at) ?? false;
  return (
    <>
      <p className="list-actions">
        <button type="button" className="button" disabled={!hasUnread} onClick={() => void read("all")}>
          {t("notifications.markAll")}
        </button>
        <Link to="/me/settings">{t("notifications.howTold")}</Link>
      </p>
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
      <PagedSection list={list} what={t("notifications.yours")} empty={<NothingTold />}>
        {(items) => (
          <ul className="rows">
            {items.map((item) => <NotificationRow key={item.id} item={item} onRead={() => void read([item.id])} />)}
          </ul>
        )}
      </PagedSection>
    </>
  );
}

function NothingTold(): ReactElement {
  const t = useText();
  return (
    <EmptyState icon="check" words={t("notifications.nothing")}>
      <Link className="button" to="/events">{t("shell.seeComing")}</Link>
    </EmptyState>
  );
}
