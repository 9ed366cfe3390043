import { lazy } from "react";
import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { withTexts } from "../language/withTexts";
import { ConnectionState } from "../live/ConnectionState";
import { Link } from "../router/Link";
import { LazyPart } from "./LazyPart";
import { SiteLinks } from "./SiteLinks";
import { siteSettings } from "./SiteSettings";

// Far below what one sees first.
const FooterChoices = lazy(async () => ({ default: (await withTexts(import("./FooterChoices"), "choice")).FooterChoices }));

export function Footer(): ReactElement {
  const t = useText();
  return (
    <footer className="footer">
      <p>{t("shell.brand")}</p>
      <Link to="/about">{t("shell.about")}</Link>
      <Link to="/gallery">{t("shell.gallery")}</Link>
      <a href="/api-docs">{t("shell.api")}</a>
      <SiteLinks site={siteSettings(document)} />
      <div className="footer-choices"><LazyPart outline={null}><FooterChoices /></LazyPart></div>
      <ConnectionState />
    </footer>
  );
}
