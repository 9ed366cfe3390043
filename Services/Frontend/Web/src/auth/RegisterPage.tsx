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
import { SHORTEST_PASSWORD } from "./shortestPassword";
import { useIsSignedIn } from "./useIsSignedIn";
import { useSession } from "./useSession";

/** Makes an account, signs in with it, and goes on to where one came from; a notice there tells of the mail. */
export function RegisterPage(): ReactElement {
  const t = useText();
  const session = useSession();
  const { location, navigate } = useNavigation();

  useEffect(() => {
    if (session) navigate(safeNextPath(location.search), { replace: true });
  }, [session, navigate, location.search]);

  if (useIsSignedIn()) return <Loading what={t("account.yourAccount")} />;
  return (
    <div className="narrow sheet">
      <PageHeading title={t("account.register")} />
      <RegistrationForm />
      <p>
        <RichText
          text={t("auth.hasAccount")}
          parts={{ link: (words) => <Link to={`/login${location.search}`}>{words}</Link> }}
        />
      </p>
    </div>
  );
}

function RegistrationForm(): ReactElement {
  const t = useText();
  const campus = useCampus();
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  const labels = { name: t("auth.name"), email: t("auth.email"), password: t("auth.password") };
  const register = () => campus.session.signInBy(() => campus.api.register(name.trim(), email.trim(), password));
  return (
    <Form submission={submission} labels={labels} onSend={register}>
      <TextField
        name="name"
        label={labels.name}
        autoComplete="name"
        longest={200}
        value={name}
        error={messages["name"]}
        onChange={setName}
      />
      <TextField
        name="email"
        label={labels.email}
        hint={t("auth.emailHint")}
        type="email"
        autoComplete="username"
        value={email}
        error={messages["email"]}
        onChange={setEmail}
      />
      <TextField
        name="password"
        label={labels.password}
        hint={t("auth.passwordHint", { count: SHORTEST_PASSWORD })}
        type="password"
        autoComplete="new-password"
        minLength={SHORTEST_PASSWORD}
        value={password}
        error={messages["password"]}
        onChange={setPassword}
      />
      <button type="submit" className="button button-primary" disabled={isPending}>
        {isPending ? t("shell.oneMoment") : t("auth.createAccount")}
      </button>
    </Form>
  );
}
