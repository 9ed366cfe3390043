import { useState } from "react";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { LANGUAGES } from "./Language";
import type { Language } from "./Language";
import { chooseLanguage } from "./texts";
import { useLanguage, useText } from "./useText";

/** Chooses the language of the pages. Each language is called by its own name, for whoever knows only that one. */
export function LanguageSwitch(): ReactElement {
  const { storage } = useCampus();
  const language = useLanguage();
  const t = useText();
  const [hasFailed, setFailed] = useState(false);
  const choose = (chosen: Language) => {
    setFailed(false);
    // Its texts may have to be loaded first.
    chooseLanguage(chosen, storage).catch(() => setFailed(true));
  };
  return (
    <label className="footer-choice">
      <span className="visually-hidden">{t("choices.language")}</span>
      <select value={language} onChange={(change) => choose(change.target.value as Language)}>
        {Object.entries(LANGUAGES).map(([tag, name]) => <option key={tag} value={tag} lang={tag}>{name}</option>)}
      </select>
      <span role="status">{hasFailed && t("choices.languageUnavailable")}</span>
    </label>
  );
}
