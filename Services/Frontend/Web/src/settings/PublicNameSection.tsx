import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { useAccountAPI } from "../api/useAccountAPI";
import { useCampus } from "../app/CampusContext";
import type { User } from "../auth/Session";
import { FormProblem } from "../forms/FormProblem";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import { SettingsSection } from "./SettingsSection";

/** The name that everyone reads at one's events: whoever wants none there leaves it empty. */
export function PublicNameSection({ user }: { readonly user: User }): ReactElement {
  const t = useText();
  const campus = useCampus();
  const account = useAccountAPI();
  const { isPending, problem, messages, submit } = useSubmission();
  const [name, setName] = useState(user.public_name ?? "");
  const [answer, setAnswer] = useState("");

  const labels = { public_name: t("settings.publicName") };
  const save = (submission: FormEvent) => {
    submission.preventDefault();
    setAnswer("");
    void submit({}, async () => {
      campus.session.putUser(await account.changePublicName(name.trim() === "" ? null : name.trim()));
      setAnswer(t("forms.saved"));
    });
  };
  return (
    <SettingsSection title={t("settings.atEvents")}>
      <form className="form" noValidate onSubmit={save}>
        <FormProblem problem={problem} messages={messages} labels={labels} />
        <TextField
          name="public_name"
          label={labels.public_name}
          isOptional
          hint={t("settings.publicNameHint")}
          maxLength={200}
          value={name}
          error={messages["public_name"]}
          onChange={setName}
        />
        <div className="form-actions">
          <button type="submit" className="button" disabled={isPending}>
            {isPending ? t("shell.oneMoment") : t("settings.savePublicName")}
          </button>
          <p role="status">{answer}</p>
        </div>
      </form>
    </SettingsSection>
  );
}
