import { useState } from "react";
import type { ReactElement } from "react";
import { ApiError } from "../api/ApiError";
import { AccountAPI } from "../api/AccountAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import type { User } from "../auth/Session";
import type { FieldMessages } from "../forms/fieldMessages";
import { Form } from "../forms/Form";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import { Disclosure } from "../shell/Disclosure";
import { HinderingEvents } from "./HinderingEvents";
import { hinderingEvents } from "./HinderingEvent";
import type { HinderingEvent } from "./HinderingEvent";
import { SettingsSection } from "./SettingsSection";

interface DeletionSectionProps {
  readonly user: User;
  readonly onDeleted: () => void;
}

/** The way to leave for good. */
export function DeletionSection(props: DeletionSectionProps): ReactElement {
  const t = useText();
  return (
    <SettingsSection title={t("settings.leave")}>
      <p>{t("settings.leaveWords")}</p>
      <Disclosure label={t("settings.deleteAccount")}>{() => <DeletionForm {...props} />}</Disclosure>
    </SettingsSection>
  );
}

function DeletionForm({ user, onDeleted }: DeletionSectionProps): ReactElement {
  const t = useText();
  const campus = useCampus();
  const account = useAPI(AccountAPI);
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [confirm, setConfirm] = useState("");
  const [password, setPassword] = useState("");
  const [hindering, setHindering] = useState<readonly HinderingEvent[]>([]);

  const labels = { confirm: t("settings.yourEmail"), password: t("settings.password") };
  const check = (): FieldMessages => {
    const isOther = confirm.trim().toLowerCase() !== user.email.toLowerCase();
    return isOther ? { confirm: t("settings.typeToConfirm", { address: user.email }) } : {};
  };
  const remove = async () => {
    setHindering([]);
    try {
      await account.deleteAccount(confirm.trim(), password);
    } catch (error) {
      if (error instanceof ApiError) setHindering(hinderingEvents(error));
      throw error;
    }
    onDeleted();
    campus.session.end();
  };
  return (
    <Form submission={submission} labels={labels} check={check} onSend={remove}>
      <HinderingEvents events={hindering} />
      <TextField
        name="confirm"
        label={labels.confirm}
        hint={t("settings.confirmHint")}
        type="email"
        autoComplete="off"
        value={confirm}
        error={messages["confirm"]}
        onChange={setConfirm}
      />
      <TextField
        name="password"
        label={labels.password}
        hint={t("settings.passwordNotNeeded")}
        isOptional
        type="password"
        autoComplete="current-password"
        value={password}
        error={messages["password"]}
        onChange={setPassword}
      />
      <button type="submit" className="button button-danger" disabled={isPending}>
        {isPending ? t("shell.oneMoment") : t("settings.deleteForGood")}
      </button>
    </Form>
  );
}
