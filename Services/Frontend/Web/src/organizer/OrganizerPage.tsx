import "../app/firstFile";
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
import { OrganizedBefore } from "./OrganizedBefore";
import type { OrganizedEvent } from "./OrganizedEvent";
import { OrganizedGroups } from "./OrganizedGroups";
import { OrganizedList } from "./OrganizedList";
import { groupCounts, ORGANIZED_GROUPS } from "./organizedEvents";
import type { OrganizedEvents, OrganizedGroup } from "./organizedEvents";
import { OrganizedSummary } from "./OrganizedSummary";
import { OrganizerFrame } from "./OrganizerFrame";
import { useOrganizedEvents } from "./useOrganizedEvents";

/** The events that one organizes or works at, by what is to be done about them. */
export function OrganizerPage(): ReactElement {
  const t = useText();
  const user = useSession()?.user;
  if (user === undefined) return <SignInRequired title={t("organizer.title")} />;
  return <OrganizerFrame title={t("organizer.title")}><OrganizedLists key={user.id} /></OrganizerFrame>;
}

function OrganizedLists(): ReactElement {
  const t = useText();
  const { events, counts, load } = useOrganizedEvents();
  if (events !== null) return <Lists events={events} counts={groupCounts(events, counts)} />;
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  return <Skeleton what={t("organizer.yourEvents")} shape="ticket" count={4} />;
}

interface ListsProps {
  readonly events: OrganizedEvents<OrganizedEvent>;
  readonly counts: Readonly<Record<OrganizedGroup, number>>;
}

function Lists({ events, counts }: ListsProps): ReactElement {
  const t = useText();
  const { location, navigate } = useNavigation();
  const [opened] = useState(() => ORGANIZED_GROUPS.find((group) => counts[group] > 0) ?? "coming");
  // Kept in the address, so that back and a reload lead to the same list.
  const wanted = new URLSearchParams(location.search).get("show");
  const shown: OrganizedGroup = ORGANIZED_GROUPS.find((group) => group === wanted) ?? opened;
  return (
    <>
      <OrganizedSummary events={events} />
      <OrganizedGroups
        counts={counts}
        shown={shown}
        onShow={(group) => navigate(`/organizer?show=${group}`, { replace: true })}
      />
      {shown === "past" || shown === "cancelled"
        ? <OrganizedBefore key={shown} group={shown} />
        : events[shown].length > 0
          ? <OrganizedList name={t(`organizer.group_${shown}`)} events={events[shown]} />
          : (
            <EmptyState icon="calendar" words={t(`organizer.none_${shown}`)}>
              {shown === "coming" && <Link className="button" to="/events/new">{t("organizer.create")}</Link>}
            </EmptyState>
          )}
    </>
  );
}
