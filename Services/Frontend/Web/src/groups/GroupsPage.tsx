import type { ReactElement } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { Link } from "../router/Link";
import { useNavigation } from "../router/Router";
import { Disclosure } from "../shell/Disclosure";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import type { Group } from "./Group";
import { roleName } from "./Group";
import { NewGroupForm } from "./NewGroupForm";
import { useMyGroups } from "./useMyGroups";

const TITLE = "Your groups";

/** The groups one belongs to, and for organizers how to make another. */
export function GroupsPage(): ReactElement {
  const session = useSession();
  const { navigate } = useNavigation();
  if (session === null) return <SignInRequired title={TITLE} />;
  return (
    <div className="narrow">
      <PageHeading title={TITLE} />
      <p>A group’s owners and editors organize its events together, and others help at the door.</p>
      <MyGroups />
      {session.user.role !== "student" && (
        <Disclosure label="Make a group">
          {() => <NewGroupForm onMade={(group) => navigate(`/groups/${group.id}`)} />}
        </Disclosure>
      )}
    </div>
  );
}

function MyGroups(): ReactElement {
  const { answer: groups, load } = useMyGroups();
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (groups === null) return <Loading what="your groups" />;
  if (groups.length === 0) return <p className="empty">You are in no group yet. An owner can add you by your e-mail address.</p>;
  return <ul className="rows">{groups.map((group) => <GroupRow key={group.id} group={group} />)}</ul>;
}

function GroupRow({ group }: { readonly group: Group }): ReactElement {
  return (
    <li className="row">
      <div className="row-words">
        <strong><Link to={`/groups/${group.id}`}>{group.name}</Link></strong>
        {group.my_role && <span>{roleName(group.my_role)}</span>}
      </div>
    </li>
  );
}
