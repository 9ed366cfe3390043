import { useState } from "react";
import type { ReactElement } from "react";
import { errorMessage } from "../api/ApiError";
import { AccountAPI } from "../api/AccountAPI";
import { useAPI } from "../api/useAPI";
import { moment } from "../events/eventTime";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { useQuery } from "../query/useQuery";
import type { Consent, ConsentKind } from "./Consent";
import { standing } from "./Consent";
import { SettingsSection } from "./SettingsSection";

/** Of the text about mails just above; the others' are those of the texts that were shown. */
const MAILS_VERSION = "2026-11-25";

/** What one agreed to, and the way to take it back, which is as easy. */
export function ConsentsSection(): ReactElement {
  const t = useText();
  const account = useAPI(AccountAPI);
  const { answer: log, load, query } = useQuery("consents", (signal) => account.consents(signal));
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState("");

  const say = async (kind: ConsentKind, version: string, given: boolean) => {
    setPending(true);
    setProblem("");
    try {
      const said = await account.consent(kind, version, given);
      query.put([said, ...(log ?? [])]);
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setPending(false);
    }
  };
  const lines = standing(log ?? []);
  const isUnasked = log !== null && !lines.some(({ kind }) => kind === "marketing-email");
  return (
    <SettingsSection title={t("settings.consents")}>
      {load.phase === "failed" && <LoadFailure message={load.message} onRetry={load.retry} />}
      {load.phase === "loading" && log === null && <Loading what={t("settings.theList")} />}
      <ul className="rows">
        {lines.map((line) => (
          <ConsentRow
            key={line.kind}
            kind={line.kind}
            said={line}
            isPending={isPending}
            onSay={(given) => void say(line.kind, line.version, given)}
          />
        ))}
        {isUnasked && (
          <ConsentRow
            kind="marketing-email"
            said={null}
            isPending={isPending}
            onSay={(given) => void say("marketing-email", MAILS_VERSION, given)}
          />
        )}
      </ul>
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
    </SettingsSection>
  );
}

interface ConsentRowProps {
  readonly kind: ConsentKind;
  readonly said: Consent | null;
  readonly isPending: boolean;
  readonly onSay: (given: boolean) => void;
}

function ConsentRow({ kind, said, isPending, onSay }: ConsentRowProps): ReactElement {
  const t = useText();
  const isGiven = said?.given ?? false;
  const what = t(`settings.${kind}`);
  return (
    <li className="row">
      <div className="row-words">
        <strong>{what}</strong>
        <span>{said === null ? t("settings.notAgreed") : inWords(said, t)}</span>
      </div>
      <button
        type="button"
        className="button"
        aria-label={isGiven ? t("settings.takeBackOf", { what }) : t("settings.agreeTo", { what })}
        disabled={isPending}
        onClick={() => onSay(!isGiven)}
      >
        {isGiven ? t("settings.takeBack") : t("settings.agree")}
      </button>
    </li>
  );
}

function inWords({ given, version, at }: Consent, t: Translate): string {
  const when = moment(at, Intl.DateTimeFormat().resolvedOptions().timeZone);
  return given ? t("settings.agreed", { version, when }) : t("settings.tookBack", { when });
}
