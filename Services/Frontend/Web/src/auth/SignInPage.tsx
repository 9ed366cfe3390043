import { useEffect, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { FormProblem } from "../forms/FormProblem";
import { requiredFields } from "../forms/requiredFields";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { Link } from "../router/Link";
import { safeNextPath } from "../router/safeNextPath";
import { useNavigation } from "../router/Router";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import { SingleSignOn } from "./SingleSignOn";
import { singleSignOnProblem } from "./singleSignOnProblem";
import { useIsSignedIn } from "./useIsSignedIn";
import { useSession } from "./useSession";

const LABELS = { email: "Email", password: "Password" };

/** Signs in, and goes on to where one came from. */
export function SignInPage(): ReactElement {
  const session = useSession();
  const { location, navigate } = useNavigation();

  useEffect(() => {
    if (session) navigate(safeNextPath(location.search), { replace: true });
  }, [session, navigate, location.search]);

  if (useIsSignedIn()) return <Loading what="your account" />;
  return (
    <div className="narrow">
      <PageHeading title="Sign in" />
      <SignInForm earlierProblem={singleSignOnProblem(location.search)} />
      <SingleSignOn />
      <p><Link to="/forgot-password">Forgot your password?</Link></p>
      <p>No account yet? <Link to={`/register${location.search}`}>Register</Link></p>
    </div>
  );
}

function SignInForm({ earlierProblem }: { readonly earlierProblem: string }): ReactElement {
  const campus = useCampus();
  const { isPending, problem, messages, submit } = useSubmission();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [hasTried, setTried] = useState(false);

  const signIn = (submission: FormEvent) => {
    submission.preventDefault();
    setTried(true);
    void submit(requiredFields({ email, password }), () => {
      return campus.session.signInBy(() => campus.api.signIn(email.trim(), password));
    });
  };
  return (
    <form className="form" noValidate onSubmit={signIn}>
      <FormProblem problem={hasTried ? problem : earlierProblem} messages={messages} labels={LABELS} />
      <TextField
        name="email"
        label={LABELS.email}
        type="email"
        autoComplete="username"
        value={email}
        error={messages["email"]}
        onChange={setEmail}
      />
      <TextField
        name="password"
        label={LABELS.password}
        type="password"
        autoComplete="current-password"
        value={password}
        error={messages["password"]}
        onChange={setPassword}
      />
      <button type="submit" className="button button-primary" disabled={isPending}>
        {isPending ? "One moment…" : "Sign in"}
      </button>
    </form>
  );
}
