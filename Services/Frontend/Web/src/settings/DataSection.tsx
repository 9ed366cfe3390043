import { useState } from "react";
import type { ReactElement } from "react";
import { errorMessage } from "../api/ApiError";
import { AccountAPI } from "../api/AccountAPI";
import { useAPI } from "../api/useAPI";
import { downloadText } from "../downloads/downloadText";
import { useText } from "../language/useText";
import { SettingsSection } from "./SettingsSection";

/** Everything that is kept about oneself, to take away (GDPR, articles 15 and 20). */
export function DataSection(): ReactElement {
  const t = useText();
  const account = useAPI(AccountAPI);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState("");

  const download = async () => {
    setPending(true);
    setProblem("");
    try {
      downloadText(await account.dataExport(), "campus-events-my-data.json", "application/json");
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <SettingsSection title={t("settings.data")}>
      <p>{t("settings.dataWords")}</p>
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
      <p>
        <button type="button" className="button" disabled={isPending} onClick={() => void download()}>
          {isPending ? t("shell.oneMoment") : t("settings.download")}
        </button>
      </p>
    </SettingsSection>
  );
}
