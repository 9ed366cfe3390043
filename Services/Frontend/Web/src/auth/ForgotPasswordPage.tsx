import "../app/firstFile";
import { useState } from "react";
import type { ReactElement } from "react";
import { AccountAPI } from "../api/AccountAPI";
import { useAPI } from "../api/useAPI";
import { Form } from "../forms/Form";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { RichText } from "../language/RichText";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { PageHeading } from "../shell/PageHeading";

/** Asks for a mail with a link to set another password. */
export function ForgotPasswordPage(): ReactElement {
  const [sentTo, setSentTo] = useState("");
  return sentTo === "" ? <Asking onSent={setSentTo} /> : <Sent address={sentTo} />;
}

function Asking({ onSent }: { readonly onSent: (address: string) => void }): ReactElement {
  const t = useText();
  const account = useAPI(AccountAPI);
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [email, setEmail] = useState("");

  const labels = { email: t("auth.email") };
  const ask = async () => {
    await account.forgotPassword(email.trim());
    onSent(email.trim());
  };
  return (
    <div className="narrow sheet">
      <PageHeading title={t("auth.forgot")} />
      <p>{t("auth.forgotWords")}</p>
      <Form submission={submission} labels={labels} onSend={ask}>
        <TextField
          name="email"
          label={labels.email}
          type="email"
          autoComplete="username"
          value={email}
          error={messages["email"]}
          onChange={setEmail}
        />
        <button type="submit" className="button button-primary" disabled={isPending}>
          {isPending ? t("shell.oneMoment") : t("auth.sendMail")}
        </button>
      </Form>
      <p><Link to="/login">{t("auth.backToSignIn")}</Link></p>
    </div>
  );
}

/** Says the same whether or not the address has an account. */
function Sent({ address }: { readonly address: string }): ReactElement {
  const t = useText();
  return (
    <div className="narrow sheet">
      <PageHeading title={t("auth.checkMail")} />
      <p>
        <RichText text={t("auth.ifAccount", { address })} parts={{ address: (words) => <strong>{words}</strong> }} />
      </p>
      <p>{t("auth.nothingThere")}</p>
      <p><Link className="button" to="/login">{t("auth.backToSignIn")}</Link></p>
    </div>
  );
}
