import { useState } from "react";
import type { ReactElement } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { EmptyState } from "../design/EmptyState";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { useNavigation } from "../router/Router";
import { LoadFailure } from "../shell/LoadFailure";
import { PageHeading } from "../shell/PageHeading";
import { OrganizedGroups } from "./OrganizedGroups";
import { OrganizedRow } from "./OrganizedRow";
import { ORGANIZED_GROUPS } from "./organizedEvents";
import type { OrganizedEvents, OrganizedGroup } from "./organizedEvents";
import { OrganizedSummary } from "./OrganizedSummary";
import { useOrganizedEvents } from "./useOrganizedEvents";

/** The events that one organizes, by what is to be done about them. */
export function OrganizerPage(): ReactElement {
  const t = useText();
  const user = useSession()?.user;
  if (user === undefined) return <SignInRequired title={t("organizer.title")} />;
  return (
    <div className="organizer">
      <header className="page-head">
        <PageHeading title={t("organizer.title")} />
        <Link className="button button-primary" to="/events/new">{t("organizer.create")}</Link>
      </header>
      <OrganizedLists key={user.id} userID={user.id} />
    </div>
  );
}

function OrganizedLists({ userID }: { readonly userID: string }): ReactElement {
  const t = useText();
  const { events, load } = useOrganizedEvents(userID);
  if (events !== null) return <Lists events={events} />;
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  return <Skeleton what={t("organizer.yourEvents")} shape="ticket" count={4} />;
}

function Lists({ events }: { readonly events: OrganizedEvents }): ReactElement {
  const t = useText();
  const { location, navigate } = useNavigation();
  const [opened] = useState(() => ORGANIZED_GROUPS.find((group) => events[group].length > 0) ?? "coming");
  // Kept in the address, so that back and a reload lead to the same list.
  const wanted = new URLSearchParams(location.search).get("show");
  const shown: OrganizedGroup = ORGANIZED_GROUPS.find((group) => group === wanted) ?? opened;
  const rows = events[shown];
  return (
    <>
      <OrganizedSummary events={events} />
      <OrganizedGroups
        events={events}
        shown={shown}
        onShow={(group) => navigate(`/organizer?show=${group}`, { replace: true })}
      />
      {rows.length === 0
        ? (
          <EmptyState icon="calendar" words={t(`organizer.none_${shown}`)}>
            {shown === "coming" && <Link className="button" to="/events/new">{t("organizer.create")}</Link>}
          </EmptyState>
        )
        : (
          <ul className="organized" aria-label={t(`organizer.group_${shown}`)}>
            {rows.map((event) => <OrganizedRow key={event.id} event={event} />)}
          </ul>
        )}
    </>
  );
}
