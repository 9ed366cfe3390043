import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { useNavigation } from "../router/Router";
import { signInPath } from "../router/safeNextPath";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import { useIsRestoring } from "./useIsRestoring";

/** Stands in place of a page that is somebody's own, until it is known whose. */
export function SignInRequired({ title }: { readonly title: string }): ReactElement {
  const t = useText();
  const { location } = useNavigation();
  if (useIsRestoring()) return <Loading what={t("account.yourAccount")} />;
  return (
    <div className="narrow">
      <PageHeading title={title} />
      <p>{t("account.signInFirst")}</p>
      <p><Link className="button button-primary" to={signInPath(location.path + location.search)}>{t("account.signIn")}</Link></p>
    </div>
  );
}
