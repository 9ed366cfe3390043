import { useStore } from "../store/Store";
import type { Language } from "./Language";
import type { Translate } from "./Text";
import { pageLanguage } from "./texts";

/** Gives the texts of the page in its language, and draws a component anew when another is chosen. */
export function useText(): Translate {
  return useStore(pageLanguage, (state) => state.t);
}

export function useLanguage(): Language {
  return useStore(pageLanguage, (state) => state.language);
}
