import type { ReactElement } from "react";
import { EmptyState } from "../design/EmptyState";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { PageHeading } from "./PageHeading";

export function NotFoundPage(): ReactElement {
  const t = useText();
  return (
    <article className="narrow">
      <PageHeading title={t("shell.notFound")} />
      <EmptyState icon="ticket" words={t("shell.notFoundWords")}>
        <Link className="button button-primary" to="/events">{t("shell.seeComing")}</Link>
      </EmptyState>
    </article>
  );
}
