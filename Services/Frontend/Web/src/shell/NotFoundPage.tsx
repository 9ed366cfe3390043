import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { PageHeading } from "./PageHeading";

export function NotFoundPage(): ReactElement {
  const t = useText();
  return (
    <article className="prose">
      <PageHeading title={t("shell.notFound")} />
      <p>{t("shell.notFoundWords")}</p>
      <p><Link className="button" to="/events">{t("shell.seeComing")}</Link></p>
    </article>
  );
}
