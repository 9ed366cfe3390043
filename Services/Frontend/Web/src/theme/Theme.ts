import type { TextStorage } from "../storage/GuardedStorage";

/** `system` follows the device. */
export const THEMES = ["system", "light", "dark"] as const;

export type Theme = typeof THEMES[number];

const KEY = "campus-events.theme";

/** What was chosen on this browser. */
export function chosenTheme(storage: TextStorage): Theme {
  const kept = storage.getItem(KEY);
  return THEMES.find((theme) => theme === kept) ?? "system";
}

/** Draws the page in a theme, and keeps the choice. */
export function chooseTheme(theme: Theme, storage: TextStorage): void {
  if (theme === "system") storage.removeItem(KEY);
  else storage.setItem(KEY, theme);
  showTheme(theme);
}

/** The tokens follow the attribute; the browser's own bars follow the colour that is left when one is chosen. */
export function showTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") root.removeAttribute("data-theme");
  else root.setAttribute("data-theme", theme);
  for (const bar of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const scheme = bar.dataset["scheme"];
    bar.setAttribute("media", theme === "system" ? `(prefers-color-scheme: ${scheme})` : theme === scheme ? "all" : "not all");
  }
}
