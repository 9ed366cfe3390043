import "../app/firstFile";
import { lazy } from "react";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";
import { withTexts } from "../language/withTexts";
import { MarkdownText } from "../markdown/lazyMarkdown";
import { Link } from "../router/Link";
import { LazyPart } from "../shell/LazyPart";
import { Loading } from "../shell/Loading";
import { NotFoundPage } from "../shell/NotFoundPage";
import { PageFailure } from "../shell/PageFailure";
import { PageHeading } from "../shell/PageHeading";
import { useQuery } from "../query/useQuery";
import type { Group } from "./Group";
import { makesEvents } from "./Group";
import { GroupEvents } from "./GroupEvents";

// Below what one sees first.
const MemberSection = lazy(async () => ({ default: (await withTexts(import("./MemberSection"), "form")).MemberSection }));

/** One group: what it is, what it organizes, and who belongs to it. */
export function GroupPage({ parameters }: { readonly parameters: Readonly<Record<string, string>> }): ReactElement {
  const t = useText();
  const session = useSession();
  if (session === null) return <SignInRequired title={t("groups.group")} />;
  return <LoadedGroup id={parameters["id"] ?? ""} />;
}

function LoadedGroup({ id }: { readonly id: string }): ReactElement {
  const t = useText();
  const { api } = useCampus();
  const { answer: group, load } = useQuery(`group ${id}`, (signal) => api.group(id, signal));
  if (load.status === 404) return <NotFoundPage />;
  if (load.phase === "failed") return <PageFailure load={load} />;
  if (group === null) return <Loading what={t("groups.theGroup")} />;
  return (
    <div className="narrow">
      <p><Link to="/groups">{t("groups.yourGroups")}</Link></p>
      <PageHeading title={group.name} />
      <div className="event-description prose">
        <LazyPart outline={<p className="as-typed">{group.description}</p>}><MarkdownText text={group.description} /></LazyPart>
      </div>
      {makesEvents(group) && (
        <p>
          <Link className="button button-primary" to={`/events/new?group=${group.id}`}>{t("groups.createForGroup")}</Link>
        </p>
      )}
      <GroupEvents groupID={group.id} when="coming" />
      <GroupEvents groupID={group.id} when="past" />
      <Members group={group} onLeft={load.retry} />
    </div>
  );
}

function Members({ group, onLeft }: { readonly group: Group; readonly onLeft: () => void }): ReactElement {
  const t = useText();
  const user = useSession()?.user;
  if (group.my_role === null && user?.role !== "admin") return <p>{t("groups.onlyMembers")}</p>;
  const isOwner = group.my_role === "owner" || user?.role === "admin";
  return (
    <LazyPart outline={<Skeleton shape="row" count={3} what={t("groups.theMembers")} />} isNeeded>
      <MemberSection group={group} isOwner={isOwner} onLeft={onLeft} />
    </LazyPart>
  );
}
