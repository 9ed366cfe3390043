import type { ReactElement } from "react";
import { LanguageSwitch } from "../language/LanguageSwitch";
import { useText } from "../language/useText";
import { ConnectionState } from "../live/ConnectionState";
import { Link } from "../router/Link";
import { ThemeSwitch } from "../theme/ThemeSwitch";

export function Footer(): ReactElement {
  const t = useText();
  return (
    <footer className="footer">
      <p>{t("shell.brand")}</p>
      <Link to="/about">{t("shell.about")}</Link>
      <Link to="/gallery">{t("shell.gallery")}</Link>
      <a href="/api-docs">{t("shell.api")}</a>
      <LanguageSwitch />
      <ThemeSwitch />
      <ConnectionState />
    </footer>
  );
}
