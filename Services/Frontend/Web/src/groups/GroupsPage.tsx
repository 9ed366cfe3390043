import "../app/firstFile";
import type { ReactElement } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { Link } from "../router/Link";
import { useNavigation } from "../router/Router";
import { Disclosure } from "../shell/Disclosure";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import type { Group } from "./Group";
import { NewGroupForm } from "./NewGroupForm";
import { useMyGroups } from "./useMyGroups";

/** The groups one belongs to, and for organizers how to make another. */
export function GroupsPage(): ReactElement {
  const t = useText();
  const session = useSession();
  const { navigate } = useNavigation();
  if (session === null) return <SignInRequired title={t("groups.yourGroups")} />;
  return (
    <div className="narrow">
      <PageHeading title={t("groups.yourGroups")} />
      <p>{t("groups.lead")}</p>
      <MyGroups />
      {session.user.role !== "student" && (
        <Disclosure label={t("groups.make")}>
          {() => <NewGroupForm onMade={(group) => navigate(`/groups/${group.id}`)} />}
        </Disclosure>
      )}
    </div>
  );
}

function MyGroups(): ReactElement {
  const t = useText();
  const { answer: groups, load } = useMyGroups();
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (groups === null) return <Loading what={t("groups.ownGroups")} />;
  if (groups.length === 0) return <p className="empty">{t("groups.none")}</p>;
  return (
    <>
      <ul className="rows">{groups.map((group) => <GroupRow key={group.id} group={group} />)}</ul>
      <p><Link className="button" to="/organizer">{t("groups.theirEvents")}</Link></p>
    </>
  );
}

function GroupRow({ group }: { readonly group: Group }): ReactElement {
  const t = useText();
  return (
    <li className="row">
      <div className="row-words">
        <strong><Link to={`/groups/${group.id}`}>{group.name}</Link></strong>
        {group.my_role && <span>{t(`groups.${group.my_role}`)}</span>}
      </div>
    </li>
  );
}
