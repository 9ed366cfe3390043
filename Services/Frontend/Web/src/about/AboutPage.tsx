import "../app/firstFile";
import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { PageHeading } from "../shell/PageHeading";

/** What this is, and what a person can rely on. */
export function AboutPage(): ReactElement {
  const t = useText();
  return (
    <article className="narrow prose">
      <PageHeading title={t("about.title")} />
      <p>{t("about.lead")}</p>
      <h2>{t("about.seats")}</h2>
      <p>{t("about.seatsWords")}</p>
      <h2>{t("about.current")}</h2>
      <p>{t("about.currentWords")}</p>
      <h2>{t("about.organizers")}</h2>
      <p>{t("about.organizersWords")}</p>
      <p><Link className="button" to="/events">{t("shell.seeComing")}</Link></p>
    </article>
  );
}
