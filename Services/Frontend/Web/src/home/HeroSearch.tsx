import { useState } from "react";
import type { FormEvent, ReactElement } from "react";
import { Icon } from "../design/Icon";
import { EVERYTHING, eventsAddress } from "../events/EventQuery";
import { useText } from "../language/useText";
import { useNavigation } from "../router/Router";

/** Words that lead to the list of events. */
export function HeroSearch(): ReactElement {
  const t = useText();
  const { navigate } = useNavigation();
  const [text, setText] = useState("");
  const search = (submission: FormEvent) => {
    submission.preventDefault();
    navigate(eventsAddress({ ...EVERYTHING, search: text.trim() }));
  };
  return (
    <form className="hero-search" role="search" onSubmit={search}>
      <label>
        <span className="visually-hidden">{t("events.search")}</span>
        <Icon name="search" />
        <input
          type="search"
          name="search"
          placeholder={t("home.heroSearch")}
          maxLength={200}
          value={text}
          onChange={(change) => setText(change.target.value)}
        />
      </label>
      <button type="submit" className="button button-primary">{t("home.searchButton")}</button>
    </form>
  );
}
