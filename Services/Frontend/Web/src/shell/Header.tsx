import type { ReactElement } from "react";
import { AccountMenu } from "../auth/AccountMenu";
import { useIsSignedIn } from "../auth/useIsSignedIn";
import { useSession } from "../auth/useSession";
import { Bell } from "../notifications/Bell";
import { Link } from "../router/Link";
import { NavigationLink } from "../router/NavigationLink";

/** The name of the house, where one can go, and who one is. */
export function Header(): ReactElement {
  const isSignedIn = useIsSignedIn();
  const role = useSession()?.user.role ?? "student";
  return (
    <header className="header">
      <Link className="brand" to="/">
        <img src="/favicon.svg" alt="" width="32" height="32" />
        Campus Events
      </Link>
      <nav className="navigation" aria-label="Main">
        <NavigationLink to="/events">Events</NavigationLink>
        {isSignedIn && <NavigationLink to="/me/events">My events</NavigationLink>}
        {role !== "student" && <NavigationLink to="/events/new">Create event</NavigationLink>}
        {isSignedIn && <NavigationLink to="/me/settings">Settings</NavigationLink>}
      </nav>
      {isSignedIn && <Bell />}
      <AccountMenu />
    </header>
  );
}
