import { useState } from "react";
import type { ReactElement } from "react";
import { NotificationAPI } from "../api/NotificationAPI";
import { useAPI } from "../api/useAPI";
import { Form } from "../forms/Form";
import { TextField } from "../forms/TextField";
import { useSubmission } from "../forms/useSubmission";
import { useText } from "../language/useText";
import type { NotificationPreferences } from "./NotificationPreferences";

interface PhoneFormProps {
  readonly preferences: NotificationPreferences;
  readonly onChanged: () => void;
}

/** The number that SMS go to: it counts once the code that was sent there is typed here. */
export function PhoneForm({ preferences, onChanged }: PhoneFormProps): ReactElement {
  const t = useText();
  const api = useAPI(NotificationAPI);
  const submission = useSubmission();
  const { isPending, messages } = submission;
  const [phone, setPhone] = useState(preferences.phone ?? "");
  const [code, setCode] = useState("");
  const [isSent, setSent] = useState(false);

  const labels = { phone: t("notifications.phone"), code: t("notifications.code") };
  const send = async () => {
    if (isSent) {
      await api.confirmPhone(code.trim(), submission.intent);
      setSent(false);
      setCode("");
      onChanged();
    } else {
      await api.sendCode(phone.replace(/[\s()-]/g, ""), submission.intent);
      setSent(true);
    }
  };
  const isConfirmed = preferences.phone_verified && phone === preferences.phone;
  return (
    <Form submission={submission} labels={labels} onSend={send}>
      <TextField
        name="phone"
        label={labels.phone}
        hint={isConfirmed ? t("notifications.phoneConfirmed") : t("notifications.phoneHint")}
        type="tel"
        autoComplete="tel"
        value={phone}
        error={messages["phone"]}
        onChange={(value) => {
          setPhone(value);
          setSent(false);
        }}
      />
      {isSent && (
        <TextField
          name="code"
          label={labels.code}
          hint={t("notifications.codeHint")}
          autoComplete="one-time-code"
          inputMode="numeric"
          value={code}
          error={messages["code"]}
          onChange={setCode}
        />
      )}
      <div className="form-actions">
        <button type="submit" className="button" disabled={isPending || isConfirmed}>
          {isSent ? t("notifications.confirmNumber") : t("notifications.sendCode")}
        </button>
      </div>
    </Form>
  );
}
