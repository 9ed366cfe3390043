import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useAccountAPI } from "../api/useAccountAPI";
import type { User } from "../auth/Session";
import { NEW_PASSWORD_HINT, checkNewPassword } from "../auth/newPassword";
import { FormProblem } from "../forms/FormProblem";
import { requiredFields } from "../forms/requiredFields";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { Link } from "../router/Link";
import { Disclosure } from "../shell/Disclosure";
import { SettingsSection } from "./SettingsSection";

const LABELS = { current_password: "Current password", password: "New password" };

/** Another password, which signs out everywhere else. */
export function PasswordSection({ user }: { readonly user: User }): ReactElement {
  return (
    <SettingsSection title="Password">
      <Disclosure label="Change your password">{() => <PasswordForm user={user} />}</Disclosure>
    </SettingsSection>
  );
}

function PasswordForm({ user }: { readonly user: User }): ReactElement {
  const account = useAccountAPI();
  const { isPending, problem, messages, submit } = useSubmission();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [answer, setAnswer] = useState("");

  const change = (submission: FormEvent) => {
    submission.preventDefault();
    setAnswer("");
    const found = { ...requiredFields({ current_password: current }), ...checkNewPassword(password) };
    void submit(found, async () => {
      await account.changePassword(current, password);
      setCurrent("");
      setPassword("");
      setAnswer("Changed. You are signed out everywhere else.");
    });
  };
  return (
    <form className="form" noValidate onSubmit={change}>
      <FormProblem problem={problem} messages={messages} labels={LABELS} />
      {/* Password managers file the new one under this address. */}
      <input hidden readOnly name="email" type="email" autoComplete="username" value={user.email} />
      <TextField
        name="current_password"
        label={LABELS.current_password}
        type="password"
        autoComplete="current-password"
        value={current}
        error={messages["current_password"]}
        onChange={setCurrent}
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
      <div className="form-actions">
        <button type="submit" className="button" disabled={isPending}>
          {isPending ? "One moment…" : "Change password"}
        </button>
        <p role="status">{answer}</p>
      </div>
      <p className="field-hint">
        Never set one, or do not know it any more? <Link to="/forgot-password">Have a link mailed to you.</Link>
      </p>
    </form>
  );
}
