import { useState } from "react";
import type { ReactElement } from "react";
import { AccountAPI } from "../api/AccountAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import type { User } from "../auth/Session";
import { Form } from "../forms/Form";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import { SettingsSection } from "./SettingsSection";

/** The name that everyone reads at one's events: whoever wants none there leaves it empty. */
export function PublicNameSection({ user }: { readonly user: User }): ReactElement {
  const t = useText();
  const campus = useCampus();
  const account = useAPI(AccountAPI);
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [name, setName] = useState(user.public_name ?? "");
  const [answer, setAnswer] = useState("");

  const labels = { public_name: t("settings.publicName") };
  const save = async () => {
    setAnswer("");
    campus.session.putUser(await account.changePublicName(name.trim() === "" ? null : name.trim()));
    setAnswer(t("forms.saved"));
  };
  return (
    <SettingsSection title={t("settings.atEvents")}>
      <Form submission={submission} labels={labels} onSend={save}>
        <TextField
          name="public_name"
          label={labels.public_name}
          isOptional
          hint={t("settings.publicNameHint")}
          longest={200}
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
      </Form>
    </SettingsSection>
  );
}
