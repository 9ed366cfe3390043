import type { ReactElement } from "react";
import { Link } from "../router/Link";
import { signInPath } from "../router/safeNextPath";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
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
  const { phase, message, retry } = useVerification(useFragmentSecret());
  switch (phase) {
    case "asking": return <Loading what="your account" />;
    case "failed": return <LoadFailure message={message} onRetry={retry} />;
    case "verified": return <Verified />;
    case "linkOver": return <LinkOver />;
  }
}

function Verified(): ReactElement {
  return (
    <div className="narrow">
      <PageHeading title="Your address is confirmed" />
      <p>Thank you. Everything is open to you now.</p>
      <p><Link className="button button-primary" to="/events">See coming events</Link></p>
    </div>
  );
}

function LinkOver(): ReactElement {
  const user = useSession()?.user;
  const isRestoring = useIsRestoring();
  if (user?.email_verified) return <Verified />;
  const signIn = <Link className="button button-primary" to={signInPath("/me/settings")}>Sign in for another</Link>;
  return (
    <div className="narrow">
      <PageHeading title="This link does not work any more" />
      <p>It works for three days, and only the whole of it. You can have another one.</p>
      {user ? <SendVerification /> : !isRestoring && <p>{signIn}</p>}
    </div>
  );
}
