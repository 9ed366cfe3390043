import type { ReactElement } from "react";
import { useText } from "../language/useText";
import type { SiteSettings } from "./SiteSettings";

/** Where the university says who it is, what becomes of data, and who helps. */
export function SiteLinks({ site }: { readonly site: SiteSettings }): ReactElement {
  const t = useText();
  return (
    <>
      {site.imprint_url !== undefined && <a href={site.imprint_url}>{t("shell.imprint")}</a>}
      {site.privacy_url !== undefined && <a href={site.privacy_url}>{t("shell.privacy")}</a>}
      {site.support_address !== undefined && <a href={`mailto:${site.support_address}`}>{t("shell.support")}</a>}
    </>
  );
}
