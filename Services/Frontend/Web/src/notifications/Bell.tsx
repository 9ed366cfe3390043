import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { NavigationLink } from "../router/NavigationLink";
import { useUnreadCount } from "./useUnreadCount";

const MOST = 99;

/** The way to what one was told, with how much of it is new. */
export function Bell(): ReactElement {
  const t = useText();
  const unread = useUnreadCount();
  return (
    <NavigationLink className="bell" to="/notifications">
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path d="M12 3a6 6 0 0 0-6 6v4l-2 3.5h16L18 13V9a6 6 0 0 0-6-6Zm-2.2 15.5a2.3 2.3 0 0 0 4.4 0" />
      </svg>
      <span className="visually-hidden">{t("shell.notifications")}</span>
      {unread > 0 && (
        <>
          <span className="bell-count" aria-hidden="true">{unread > MOST ? `${MOST}+` : unread}</span>
          <span className="visually-hidden">{t("shell.unread", { count: unread })}</span>
        </>
      )}
    </NavigationLink>
  );
}
