import "../app/formFile";
import "../app/listFile";
import "../app/pagedFile";
import type { ReactElement } from "react";
import { useCampus } from "../app/CampusContext";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { MarkdownText } from "../markdown/lazyMarkdown";
import { Link } from "../router/Link";
import { LazyPart } from "../shell/LazyPart";
import { Loading } from "../shell/Loading";
import { NotFoundPage } from "../shell/NotFoundPage";
import { PageFailure } from "../shell/PageFailure";
import { PageHeading } from "../shell/PageHeading";
import { useQuery } from "../query/useQuery";
import { AddMember } from "./AddMember";
import type { Group } from "./Group";
import { makesEvents } from "./Group";
import { GroupEvents } from "./GroupEvents";
import { MemberList } from "./MemberList";
import { useMembers } from "./useMembers";

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
  return <MemberSection group={group} isOwner={group.my_role === "owner" || user?.role === "admin"} onLeft={onLeft} />;
}

interface MemberSectionProps {
  readonly group: Group;
  readonly isOwner: boolean;
  readonly onLeft: () => void;
}

function MemberSection({ group, isOwner, onLeft }: MemberSectionProps): ReactElement {
  const t = useText();
  const members = useMembers(group.id, onLeft);
  return (
    <section className="settings-section" aria-labelledby="members-heading">
      <h2 id="members-heading">{t("groups.members")}</h2>
      <MemberList members={members} isOwner={isOwner} />
      {isOwner && members.list !== null && <AddMember onAdd={members.add} />}
    </section>
  );
}
