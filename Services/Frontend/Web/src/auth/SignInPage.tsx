import "../app/firstFile";
import { useEffect, useState } from "react";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { Form } from "../forms/Form";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { RichText } from "../language/RichText";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { safeNextPath } from "../router/safeNextPath";
import { useNavigation } from "../router/Router";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import { SingleSignOn } from "./SingleSignOn";
import { singleSignOnProblem } from "./singleSignOnProblem";
import { useIsSignedIn } from "./useIsSignedIn";
import { useSession } from "./useSession";

/** Signs in, and goes on to where one came from. */
export function SignInPage(): ReactElement {
  const t = useText();
  const session = useSession();
  const { location, navigate } = useNavigation();

  useEffect(() => {
    if (session) navigate(safeNextPath(location.search), { replace: true });
  }, [session, navigate, location.search]);

  if (useIsSignedIn()) return <Loading what={t("account.yourAccount")} />;
  return (
    <div className="narrow sheet">
      <PageHeading title={t("account.signIn")} />
      <SignInForm earlierProblem={singleSignOnProblem(location.search)} />
      <SingleSignOn />
      <p><Link to="/forgot-password">{t("auth.forgot")}</Link></p>
      <p>
        <RichText
          text={t("auth.noAccount")}
          parts={{ link: (words) => <Link to={`/register${location.search}`}>{words}</Link> }}
        />
      </p>
    </div>
  );
}

function SignInForm({ earlierProblem }: { readonly earlierProblem: string }): ReactElement {
  const t = useText();
  const campus = useCampus();
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  const labels = { email: t("auth.email"), password: t("auth.password") };
  const signIn = () => campus.session.signInBy(() => campus.api.signIn(email.trim(), password));
  const isFirstTry = submission.refusals === 0;
  return (
    <Form
      submission={submission}
      labels={labels}
      head={isFirstTry && earlierProblem !== "" && <p className="notice notice-problem" role="alert">{earlierProblem}</p>}
      onSend={signIn}
    >
      <TextField
        name="email"
        label={labels.email}
        type="email"
        autoComplete="username"
        value={email}
        error={messages["email"]}
        onChange={setEmail}
      />
      <TextField
        name="password"
        label={labels.password}
        type="password"
        autoComplete="current-password"
        value={password}
        error={messages["password"]}
        onChange={setPassword}
      />
      <button type="submit" className="button button-primary" disabled={isPending}>
        {isPending ? t("shell.oneMoment") : t("account.signIn")}
      </button>
    </Form>
  );
}
