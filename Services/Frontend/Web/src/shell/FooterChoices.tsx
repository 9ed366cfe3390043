import "../app/firstFile";
import type { ReactElement } from "react";
import { LanguageSwitch } from "../language/LanguageSwitch";
import { ThemeSwitch } from "../theme/ThemeSwitch";

/** What is chosen for all pages at once. */
export function FooterChoices(): ReactElement {
  return (
    <>
      <LanguageSwitch />
      <ThemeSwitch />
    </>
  );
}
