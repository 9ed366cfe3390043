import { useState } from "react";
import type { ReactElement } from "react";
import { errorMessage } from "../api/ApiError";
import { useCampus } from "../app/CampusContext";
import { useText } from "../language/useText";

/** Has the mail that confirms one's address sent once more, and says that it was. */
export function SendVerification(): ReactElement {
  const t = useText();
  const campus = useCampus();
  const [isPending, setPending] = useState(false);
  const [answer, setAnswer] = useState("");

  const send = async () => {
    setPending(true);
    try {
      await campus.api.resendVerification();
      setAnswer(t("account.sent"));
    } catch (error) {
      setAnswer(errorMessage(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <div className="send-verification">
      <button type="button" className="button" disabled={isPending} onClick={() => void send()}>
        {isPending ? t("shell.oneMoment") : t("account.sendAgain")}
      </button>
      <p role="status">{answer}</p>
    </div>
  );
}
