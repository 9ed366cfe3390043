import { useEffect, useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import type { FieldMessages } from "../forms/fieldMessages";
import { FormProblem } from "../forms/FormProblem";
import { requiredFields } from "../forms/requiredFields";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { Link } from "../router/Link";
import { safeNextPath } from "../router/safeNextPath";
import { useNavigation } from "../router/Router";
import { PageHeading } from "../shell/PageHeading";
import { useSession } from "./useSession";

const LABELS = { name: "Name", email: "Email", password: "Password" };
const SHORTEST_PASSWORD = 10;

/** Makes an account and signs in with it. */
export function RegisterPage(): ReactElement {
  const campus = useCampus();
  const session = useSession();
  const { location, navigate } = useNavigation();
  const { isPending, problem, messages, submit } = useSubmission();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  useEffect(() => {
    if (session) navigate(safeNextPath(location.search), { replace: true });
  }, [session, navigate, location.search]);

  const register = (submission: FormEvent) => {
    submission.preventDefault();
    void submit({ ...tooShort(password), ...requiredFields({ name, email, password }) }, async () => {
      campus.session.signIn(await campus.api.register(name.trim(), email.trim(), password));
    });
  };
  return (
    <div className="narrow">
      <PageHeading title="Register" />
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
          type="email"
          autoComplete="username"
          value={email}
          error={messages["email"]}
          onChange={setEmail}
        />
        <TextField
          name="password"
          label={LABELS.password}
          hint={`At least ${SHORTEST_PASSWORD} characters.`}
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
      <p>Have an account? <Link to={`/login${location.search}`}>Sign in</Link></p>
    </div>
  );
}

function tooShort(password: string): FieldMessages {
  return [...password].length < SHORTEST_PASSWORD ? { password: `Must be at least ${SHORTEST_PASSWORD} characters.` } : {};
}
