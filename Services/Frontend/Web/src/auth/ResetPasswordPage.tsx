import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { ApiError } from "../api/ApiError";
import { useAccountAPI } from "../api/useAccountAPI";
import { useCampus } from "../app/CampusContext";
import { FormProblem } from "../forms/FormProblem";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { Link } from "../router/Link";
import { PageHeading } from "../shell/PageHeading";
import { NEW_PASSWORD_HINT, checkNewPassword } from "./newPassword";
import { useFragmentSecret } from "./useFragmentSecret";

const LABELS = { password: "New password" };

/** Where the mail to whoever forgot the password leads. */
export function ResetPasswordPage(): ReactElement {
  const secret = useFragmentSecret();
  const [usedUp, setUsedUp] = useState("");
  const [isDone, setDone] = useState(false);
  if (isDone) return <Done />;
  if (secret === "" || secret === usedUp) return <LinkOver />;
  return <Choosing key={secret} secret={secret} onDone={() => setDone(true)} onLinkOver={() => setUsedUp(secret)} />;
}

interface ChoosingProps {
  readonly secret: string;
  readonly onDone: () => void;
  readonly onLinkOver: () => void;
}

function Choosing({ secret, onDone, onLinkOver }: ChoosingProps): ReactElement {
  const campus = useCampus();
  const account = useAccountAPI();
  const { isPending, problem, messages, submit } = useSubmission();
  const [password, setPassword] = useState("");

  const choose = (submission: FormEvent) => {
    submission.preventDefault();
    void submit(checkNewPassword(password), async () => {
      try {
        await account.resetPassword(secret, password);
      } catch (error) {
        const isLinkOver = error instanceof ApiError && error.fieldErrors.some(({ field }) => field === "token");
        if (isLinkOver) return onLinkOver();
        throw error;
      }
      await campus.session.check();
      onDone();
    });
  };
  return (
    <div className="narrow">
      <PageHeading title="Choose another password" />
      <p>You are then signed out everywhere, and sign in with the new one.</p>
      <form className="form" noValidate onSubmit={choose}>
        <FormProblem problem={problem} messages={messages} labels={LABELS} />
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
          {isPending ? "One moment…" : "Set the password"}
        </button>
      </form>
    </div>
  );
}

function Done(): ReactElement {
  return (
    <div className="narrow">
      <PageHeading title="Your password is changed" />
      <p>You were signed out everywhere. Sign in with the new password.</p>
      <p><Link className="button button-primary" to="/login">Sign in</Link></p>
    </div>
  );
}

function LinkOver(): ReactElement {
  return (
    <div className="narrow">
      <PageHeading title="This link does not work any more" />
      <p>It works once, within an hour, and only the whole of it. You can have another one.</p>
      <p><Link className="button button-primary" to="/forgot-password">Send another mail</Link></p>
    </div>
  );
}
