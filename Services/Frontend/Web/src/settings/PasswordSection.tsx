import { useState } from "react";
import type { ReactElement } from "react";
import { AccountAPI } from "../api/AccountAPI";
import { useAPI } from "../api/useAPI";
import type { User } from "../auth/Session";
import { SHORTEST_PASSWORD } from "../auth/shortestPassword";
import { Form } from "../forms/Form";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { RichText } from "../language/RichText";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { Disclosure } from "../shell/Disclosure";
import { SettingsSection } from "./SettingsSection";

/** Another password, which signs out everywhere else. */
export function PasswordSection({ user }: { readonly user: User }): ReactElement {
  const t = useText();
  return (
    <SettingsSection title={t("settings.password")}>
      <Disclosure label={t("settings.changePassword")}>{() => <PasswordForm user={user} />}</Disclosure>
    </SettingsSection>
  );
}

function PasswordForm({ user }: { readonly user: User }): ReactElement {
  const t = useText();
  const account = useAPI(AccountAPI);
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [answer, setAnswer] = useState("");

  const labels = { current_password: t("settings.currentPassword"), password: t("settings.newPassword") };
  const change = async () => {
    setAnswer("");
    await account.changePassword(current, password);
    setCurrent("");
    setPassword("");
    setAnswer(t("settings.passwordChanged"));
  };
  return (
    <Form submission={submission} labels={labels} onSend={change}>
      {/* Password managers file the new one under this address. */}
      <input hidden readOnly name="email" type="email" autoComplete="username" value={user.email} />
      <TextField
        name="current_password"
        label={labels.current_password}
        type="password"
        autoComplete="current-password"
        value={current}
        error={messages["current_password"]}
        onChange={setCurrent}
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
      <div className="form-actions">
        <button type="submit" className="button" disabled={isPending}>
          {isPending ? t("shell.oneMoment") : t("settings.doChangePassword")}
        </button>
        <p role="status">{answer}</p>
      </div>
      <p className="field-hint">
        <RichText
          text={t("settings.neverSet")}
          parts={{ link: (words) => <Link to="/forgot-password">{words}</Link> }}
        />
      </p>
    </Form>
  );
}
