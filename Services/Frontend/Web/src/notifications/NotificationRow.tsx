import type { ReactElement } from "react";
import { moment } from "../events/eventTime";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { ownPath } from "./ownPath";
import type { PersonalNotification } from "./PersonalNotification";

interface NotificationRowProps {
  readonly item: PersonalNotification;
  readonly onRead: () => void;
}

/** One thing that one was told; opening it reads it. */
export function NotificationRow({ item, onRead }: NotificationRowProps): ReactElement {
  const t = useText();
  const path = ownPath(item.url, window.location.origin);
  const isUnread = !item.read_at;
  const words = (
    <>
      <strong>{item.title}</strong>
      {isUnread && <span className="visually-hidden"> {t("notifications.unreadMark")}</span>}
    </>
  );
  return (
    <li className={isUnread ? "row notification notification-unread" : "row notification"}>
      <div className="row-words">
        {path === null ? words : <Link to={path} onClick={() => isUnread && onRead()}>{words}</Link>}
        <p>{item.body}</p>
        <span>
          <time dateTime={item.created_at}>
            {moment(item.created_at, Intl.DateTimeFormat().resolvedOptions().timeZone)}
          </time>
        </span>
      </div>
      {isUnread && (
        <button type="button" className="button-quiet" aria-label={t("notifications.markReadOf", { title: item.title })} onClick={onRead}>
          {t("notifications.markRead")}
        </button>
      )}
    </li>
  );
}
