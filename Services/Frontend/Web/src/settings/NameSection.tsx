import { useState } from "react";
import type { ReactElement } from "react";
import { AccountAPI } from "../api/AccountAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import type { User } from "../auth/Session";
import { Form } from "../forms/Form";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { RichText } from "../language/RichText";
import { useText } from "../language/useText";
import { SettingsSection } from "./SettingsSection";

/** What one is called, on tickets and at the door. */
export function NameSection({ user }: { readonly user: User }): ReactElement {
  const t = useText();
  const campus = useCampus();
  const account = useAPI(AccountAPI);
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [name, setName] = useState(user.name);
  const [answer, setAnswer] = useState("");

  const labels = { name: t("settings.name") };
  const save = async () => {
    setAnswer("");
    campus.session.putUser(await account.changeName(name.trim()));
    setAnswer(t("forms.saved"));
  };
  return (
    <SettingsSection title={t("settings.you")}>
      <p>
        <RichText
          text={t("settings.signInAs", { address: user.email })}
          parts={{ address: (words) => <strong>{words}</strong> }}
        />
      </p>
      <Form submission={submission} labels={labels} onSend={save}>
        <TextField
          name="name"
          label={labels.name}
          hint={t("settings.nameHint")}
          autoComplete="name"
          longest={200}
          value={name}
          error={messages["name"]}
          onChange={setName}
        />
        <div className="form-actions">
          <button type="submit" className="button" disabled={isPending}>
            {isPending ? t("shell.oneMoment") : t("settings.saveName")}
          </button>
          <p role="status">{answer}</p>
        </div>
      </Form>
    </SettingsSection>
  );
}
