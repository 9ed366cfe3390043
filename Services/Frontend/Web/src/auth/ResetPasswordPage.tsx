import "../app/firstFile";
import { useState } from "react";
import type { ReactElement } from "react";
import { ApiError } from "../api/ApiError";
import { AccountAPI } from "../api/AccountAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import { Form } from "../forms/Form";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { PageHeading } from "../shell/PageHeading";
import { SHORTEST_PASSWORD } from "./shortestPassword";
import { useFragmentSecret } from "./useFragmentSecret";

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
  const t = useText();
  const campus = useCampus();
  const account = useAPI(AccountAPI);
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [password, setPassword] = useState("");

  const labels = { password: t("auth.newPassword") };
  const choose = async () => {
    try {
      await account.resetPassword(secret, password);
    } catch (error) {
      const isLinkOver = error instanceof ApiError && error.fieldErrors.some(({ field }) => field === "token");
      if (isLinkOver) return onLinkOver();
      throw error;
    }
    await campus.session.check();
    onDone();
  };
  return (
    <div className="narrow sheet">
      <PageHeading title={t("auth.chooseAnother")} />
      <p>{t("auth.signedOutThen")}</p>
      <Form submission={submission} labels={labels} onSend={choose}>
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
          {isPending ? t("shell.oneMoment") : t("auth.setPassword")}
        </button>
      </Form>
    </div>
  );
}

function Done(): ReactElement {
  const t = useText();
  return (
    <div className="narrow sheet">
      <PageHeading title={t("auth.changed")} />
      <p>{t("auth.changedWords")}</p>
      <p><Link className="button button-primary" to="/login">{t("account.signIn")}</Link></p>
    </div>
  );
}

function LinkOver(): ReactElement {
  const t = useText();
  return (
    <div className="narrow sheet">
      <PageHeading title={t("auth.linkOver")} />
      <p>{t("auth.linkOverHour")}</p>
      <p><Link className="button button-primary" to="/forgot-password">{t("auth.sendAnother")}</Link></p>
    </div>
  );
}
