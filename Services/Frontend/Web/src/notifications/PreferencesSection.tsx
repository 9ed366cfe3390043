import { useState } from "react";
import type { ReactElement } from "react";
import { errorMessage } from "../api/ApiError";
import { NotificationAPI } from "../api/NotificationAPI";
import { useAPI } from "../api/useAPI";
import { EVENT_CATEGORIES } from "../events/CampusEvent";
import { LANGUAGES } from "../language/Language";
import type { Language } from "../language/Language";
import { useText } from "../language/useText";
import { SettingsSection } from "../settings/SettingsSection";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { ChannelTable } from "./ChannelTable";
import { changedPreferences } from "./NotificationPreferences";
import type { PreferenceChange } from "./NotificationPreferences";
import { PhoneForm } from "./PhoneForm";
import { PushSwitch } from "./PushSwitch";
import { usePreferences } from "./usePreferences";

/** What one is told of, how, and in which language. Every choice is kept at once. */
export function PreferencesSection(): ReactElement {
  const t = useText();
  const api = useAPI(NotificationAPI);
  const { answer, load, query } = usePreferences();
  const [problem, setProblem] = useState("");
  const [said, setSaid] = useState("");

  const choose = async (change: PreferenceChange) => {
    setProblem("");
    setSaid("");
    try {
      query.put(await query.changeAhead((now) => changedPreferences(now, change), () => api.choose(change)));
      setSaid(t("forms.saved"));
    } catch (error) {
      setProblem(errorMessage(error));
    }
  };
  if (answer === null) {
    return (
      <SettingsSection title={t("notifications.howTold")}>
        {load.phase === "failed"
          ? <LoadFailure message={load.message} onRetry={load.retry} />
          : <Loading what={t("notifications.yourChoices")} />}
      </SettingsSection>
    );
  }
  const chooseCategory = (category: string, isChosen: boolean) => choose({
    categories: isChosen ? [...answer.categories, category] : answer.categories.filter((other) => other !== category),
  });
  return (
    <SettingsSection title={t("notifications.howTold")}>
      <ChannelTable preferences={answer} onChoose={(kind, channel, isOn) => void choose({ channels: { [kind]: { [channel]: isOn } } })} />
      <fieldset className="choices">
        <legend>{t("notifications.newEventsIn")}</legend>
        {EVENT_CATEGORIES.map((category) => (
          <label key={category}>
            <input
              type="checkbox"
              checked={answer.categories.includes(category)}
              onChange={(change) => void chooseCategory(category, change.target.checked)}
            />
            {t(`categories.${category}`)}
          </label>
        ))}
      </fieldset>
      <label className="choice-line">
        {t("notifications.languageOfTold")}
        <select value={answer.language} onChange={(change) => void choose({ language: change.target.value as Language })}>
          {Object.entries(LANGUAGES).map(([value, label]) => <option key={value} value={value} lang={value}>{label}</option>)}
        </select>
      </label>
      <PushSwitch />
      <PhoneForm preferences={answer} onChanged={load.retry} />
      <p role="status">{said}</p>
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
    </SettingsSection>
  );
}
