import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useAccountAPI } from "../api/useAccountAPI";
import { FormProblem } from "../forms/FormProblem";
import { requiredFields } from "../forms/requiredFields";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { Link } from "../router/Link";
import { PageHeading } from "../shell/PageHeading";

const LABELS = { email: "Email" };

/** Asks for a mail with a link to set another password. */
export function ForgotPasswordPage(): ReactElement {
  const [sentTo, setSentTo] = useState("");
  return sentTo === "" ? <Asking onSent={setSentTo} /> : <Sent address={sentTo} />;
}

function Asking({ onSent }: { readonly onSent: (address: string) => void }): ReactElement {
  const account = useAccountAPI();
  const { isPending, problem, messages, submit } = useSubmission();
  const [email, setEmail] = useState("");

  const ask = (submission: FormEvent) => {
    submission.preventDefault();
    void submit(requiredFields({ email }), async () => {
      await account.forgotPassword(email.trim());
      onSent(email.trim());
    });
  };
  return (
    <div className="narrow">
      <PageHeading title="Forgot your password?" />
      <p>We send you a mail with a link to choose another one.</p>
      <form className="form" noValidate onSubmit={ask}>
        <FormProblem problem={problem} messages={messages} labels={LABELS} />
        <TextField
          name="email"
          label={LABELS.email}
          type="email"
          autoComplete="username"
          value={email}
          error={messages["email"]}
          onChange={setEmail}
        />
        <button type="submit" className="button button-primary" disabled={isPending}>
          {isPending ? "One moment…" : "Send the mail"}
        </button>
      </form>
      <p><Link to="/login">Back to signing in</Link></p>
    </div>
  );
}

/** Says the same whether or not the address has an account. */
function Sent({ address }: { readonly address: string }): ReactElement {
  return (
    <div className="narrow">
      <PageHeading title="Check your mail" />
      <p>
        If <strong>{address}</strong> has an account, a mail is on its way there. Its link works once, within an hour.
      </p>
      <p>Nothing there? Look among what your mailbox took for advertising, or register: the account may have another address.</p>
      <p><Link className="button" to="/login">Back to signing in</Link></p>
    </div>
  );
}
