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
import { NEW_PASSWORD_HINT, checkNewPassword } from "./newPassword";
import { useIsSignedIn } from "./useIsSignedIn";
import { useSession } from "./useSession";

const LABELS = { name: "Name", email: "Email", password: "Password" };

/** Makes an account, signs in with it, and goes on to where one came from; a notice there tells of the mail. */
export function RegisterPage(): ReactElement {
  const session = useSession();
  const { location, navigate } = useNavigation();

  useEffect(() => {
    if (session) navigate(safeNextPath(location.search), { replace: true });
  }, [session, navigate, location.search]);

  if (useIsSignedIn()) return <Loading what="your account" />;
  return (
    <div className="narrow">
      <PageHeading title="Register" />
      <RegistrationForm />
      <p>Have an account? <Link to={`/login${location.search}`}>Sign in</Link></p>
    </div>
  );
}

function RegistrationForm(): ReactElement {
  const campus = useCampus();
  const { isPending, problem, messages, submit } = useSubmission();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  const register = (submission: FormEvent) => {
    submission.preventDefault();
    void submit({ ...requiredFields({ name, email }), ...checkNewPassword(password) }, () => {
      return campus.session.signInBy(() => campus.api.register(name.trim(), email.trim(), password));
    });
  };
  return (
    <form className="form" noValidate onSubmit={register}>
      <FormProblem problem={problem} messages={messages} labels={LABELS} />
      <TextField
        name="name"
        label={LABELS.name}
        autoComplete="name"
        value={name}
        error={messages["name"]}
        onChange={setName}
      />
      <TextField
        name="email"
        label={LABELS.email}
        hint="We send a mail there, to make sure that it is yours."
        type="email"
        autoComplete="username"
        value={email}
        error={messages["email"]}
        onChange={setEmail}
      />
      <TextField
        name="password"
        label={LABELS.password}
        hint={NEW_PASSWORD_HINT}
        type="password"
        autoComplete="new-password"
        value={password}
        error={messages["password"]}
        onChange={setPassword}
      />
      <button type="submit" className="button button-primary" disabled={isPending}>
        {isPending ? "One moment…" : "Create account"}
      </button>
    </form>
  );
}
