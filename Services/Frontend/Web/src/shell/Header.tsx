import type { ReactElement } from "react";
import { useSession } from "../auth/useSession";
import { AccountMenu } from "../auth/AccountMenu";
import { Link } from "../router/Link";
import { NavigationLink } from "../router/NavigationLink";

/** The name of the house, where one can go, and who one is. */
export function Header(): ReactElement {
  const session = useSession();
  const mayCreate = session !== null && session.user.role !== "student";
  return (
    <header className="header">
      <Link className="brand" to="/">
        <img src="/favicon.svg" alt="" width="32" height="32" />
        Campus Events
      </Link>
      <nav className="navigation" aria-label="Main">
        <NavigationLink to="/events">Events</NavigationLink>
        {session && <NavigationLink to="/me/events">My events</NavigationLink>}
        {mayCreate && <NavigationLink to="/events/new">Create event</NavigationLink>}
      </nav>
      <AccountMenu />
    </header>
  );
}
