import type { ReactElement, ReactNode } from "react";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { PageHeading } from "../shell/PageHeading";
import { Tabs } from "../shell/Tabs";

interface OrganizerFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What organizers’ pages have in common: the way to a new event, and the ways between them. */
export function OrganizerFrame({ title, children }: OrganizerFrameProps): ReactElement {
  const t = useText();
  // Who only works for a group has no figures.
  const hasFigures = useSession()?.user.role !== "student";
  return (
    <div className="organizer">
      <header className="page-head">
        <PageHeading title={title} />
        <Link className="button button-primary" to="/events/new">{t("organizer.create")}</Link>
      </header>
      {hasFigures && (
        <Tabs
          label={t("organizer.navigation")}
          tabs={[["/organizer", t("organizer.events")], ["/organizer/figures", t("organizer.figures")]]}
        />
      )}
      {children}
    </div>
  );
}
