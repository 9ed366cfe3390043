import type { choices as english } from "../en/choices";
import type { Translated } from "../Text";

export const choices: Translated<typeof english> = {
  language: "Sprache",
  languageUnavailable: "Diese Sprache kam nicht an: Wähle sie noch einmal.",
  theme: "Darstellung",
  system: "Wie das Gerät",
  light: "Hell",
  dark: "Dunkel",
};
