import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { Icon } from "../design/Icon";
import { useText } from "../language/useText";
import { NavigationLink } from "../router/NavigationLink";
import { useNavigation } from "../router/Router";
import { wayBack } from "../router/safeNextPath";
import { useIsRestoring } from "./useIsRestoring";
import { useSession } from "./useSession";

/** Who is signed in and the way out, or the ways in; nothing while neither is known. */
export function AccountMenu(): ReactElement {
  const t = useText();
  const campus = useCampus();
  const session = useSession();
  const isRestoring = useIsRestoring();
  const { location, navigate } = useNavigation();
  if (isRestoring) return <div className="account" aria-busy="true" />;
  if (session === null) {
    const back = wayBack(location);
    return (
      <div className="account">
        <NavigationLink to={`/login${back}`}>{t("account.signIn")}</NavigationLink>
        <NavigationLink to={`/register${back}`}>{t("account.register")}</NavigationLink>
      </div>
    );
  }
  const signOut = () => {
    void campus.session.signOut();
    navigate("/");
  };
  return (
    <div className="account">
      <span className="account-name" title={session.user.email}>{session.user.name}</span>
      <button type="button" className="button-quiet account-leave" onClick={signOut}>
        <span className="header-word">{t("account.signOut")}</span>
        <Icon name="exit" />
      </button>
    </div>
  );
}
