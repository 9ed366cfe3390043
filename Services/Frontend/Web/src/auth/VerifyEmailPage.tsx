import "../app/firstFile";
import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { signInPath } from "../router/safeNextPath";
import { Loading } from "../shell/Loading";
import { PageFailure } from "../shell/PageFailure";
import { PageHeading } from "../shell/PageHeading";
import { SendVerification } from "./SendVerification";
import { useFragmentSecret } from "./useFragmentSecret";
import { useIsRestoring } from "./useIsRestoring";
import { useSession } from "./useSession";
import { useVerification } from "./useVerification";

/**
 * Where the mail to a new account leads. Opening it is enough: programs that look through mail do not see what stands
 * behind the `#`.
 */
export function VerifyEmailPage(): ReactElement {
  const t = useText();
  const { phase, message, retry } = useVerification(useFragmentSecret());
  switch (phase) {
    case "asking": return <Loading what={t("account.yourAccount")} />;
    case "failed": return <PageFailure load={{ message, retry }} />;
    case "verified": return <Verified />;
    case "linkOver": return <LinkOver />;
  }
}

function Verified(): ReactElement {
  const t = useText();
  return (
    <div className="narrow sheet">
      <PageHeading title={t("auth.confirmed")} />
      <p>{t("auth.confirmedWords")}</p>
      <p><Link className="button button-primary" to="/events">{t("shell.seeComing")}</Link></p>
    </div>
  );
}

function LinkOver(): ReactElement {
  const t = useText();
  const user = useSession()?.user;
  const isRestoring = useIsRestoring();
  if (user?.email_verified) return <Verified />;
  const signIn = <Link className="button button-primary" to={signInPath("/me/settings")}>{t("auth.signInForAnother")}</Link>;
  return (
    <div className="narrow sheet">
      <PageHeading title={t("auth.linkOver")} />
      <p>{t("auth.linkOverDays")}</p>
      {user ? <SendVerification /> : !isRestoring && <p>{signIn}</p>}
    </div>
  );
}
