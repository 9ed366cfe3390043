export const choices = {
  language: "Language",
  languageUnavailable: "This language did not load: choose it again.",
  theme: "Theme",
  system: "As on this device",
  light: "Light",
  dark: "Dark",
} as const;
