import { useState } from "react";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { Icon } from "../design/Icon";
import { Segments } from "../design/Segments";
import { useText } from "../language/useText";
import { THEMES, chooseTheme, chosenTheme } from "./Theme";
import type { Theme } from "./Theme";

const ICONS = { system: "screen", light: "sun", dark: "moon" } as const;

/** Chooses light, dark, or whatever the device has. */
export function ThemeSwitch(): ReactElement {
  const t = useText();
  const { storage } = useCampus();
  const [theme, setTheme] = useState(() => chosenTheme(storage));
  const choose = (chosen: Theme) => {
    chooseTheme(chosen, storage);
    setTheme(chosen);
  };
  return (
    <Segments
      name="theme"
      label={t("choices.theme")}
      value={theme}
      options={THEMES.map((value) => ({
        value,
        label: t(`choices.${value}`),
        content: <Icon name={ICONS[value]} />,
      }))}
      onChange={choose}
    />
  );
}
