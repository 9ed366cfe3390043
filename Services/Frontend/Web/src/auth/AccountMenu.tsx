import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { NavigationLink } from "../router/NavigationLink";
import { useNavigation } from "../router/Router";
import { useSession } from "./useSession";

/** Who is signed in and the way out, or the ways in. */
export function AccountMenu(): ReactElement {
  const campus = useCampus();
  const session = useSession();
  const { navigate } = useNavigation();
  if (session === null) {
    return (
      <div className="account">
        <NavigationLink to="/login">Sign in</NavigationLink>
        <NavigationLink to="/register">Register</NavigationLink>
      </div>
    );
  }
  const signOut = () => {
    campus.session.signOut();
    navigate("/");
  };
  return (
    <div className="account">
      <span className="account-name" title={session.user.email}>{session.user.name}</span>
      <button type="button" className="button-quiet" onClick={signOut}>Sign out</button>
    </div>
  );
}
