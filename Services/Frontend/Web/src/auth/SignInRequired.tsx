import type { ReactElement } from "react";
import { Link } from "../router/Link";
import { useNavigation } from "../router/Router";
import { signInPath } from "../router/safeNextPath";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import { useIsRestoring } from "./useIsRestoring";

/** Stands in place of a page that is somebody's own, until it is known whose. */
export function SignInRequired({ title }: { readonly title: string }): ReactElement {
  const { location } = useNavigation();
  if (useIsRestoring()) return <Loading what="your account" />;
  return (
    <div className="narrow">
      <PageHeading title={title} />
      <p>Sign in to see this page.</p>
      <p><Link className="button button-primary" to={signInPath(location.path)}>Sign in</Link></p>
    </div>
  );
}
