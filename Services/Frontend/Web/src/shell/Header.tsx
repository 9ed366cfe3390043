import type { ReactElement } from "react";
import { AccountMenu } from "../auth/AccountMenu";
import { useIsSignedIn } from "../auth/useIsSignedIn";
import { useSession } from "../auth/useSession";
import { Icon } from "../design/Icon";
import { useText } from "../language/useText";
import { Bell } from "../notifications/Bell";
import { Link } from "../router/Link";
import { NavigationLink } from "../router/NavigationLink";

/** The name of the house, where one can go, and who one is. */
export function Header(): ReactElement {
  const isSignedIn = useIsSignedIn();
  const role = useSession()?.user.role ?? "student";
  const t = useText();
  return (
    <header className="header">
      <Link className="brand" to="/">
        <img src="/favicon.svg" alt="" width="32" height="32" />
        {t("shell.brand")}
      </Link>
      <nav className="navigation" aria-label={t("shell.mainNavigation")}>
        <NavigationLink to="/events">{t("shell.events")}</NavigationLink>
        {isSignedIn && <NavigationLink to="/me/events">{t("shell.myEvents")}</NavigationLink>}
        {role !== "student" && <NavigationLink to="/organizer">{t("shell.organize")}</NavigationLink>}
        {role === "admin" && <NavigationLink to="/admin">{t("shell.admin")}</NavigationLink>}
      </nav>
      {isSignedIn && <Bell />}
      {isSignedIn && (
        <NavigationLink className="header-settings" to="/me/settings">
          <Icon name="settings" />
          <span className="header-word">{t("shell.settings")}</span>
        </NavigationLink>
      )}
      <AccountMenu />
    </header>
  );
}
