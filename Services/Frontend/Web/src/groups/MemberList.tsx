import { useState } from "react";
import type { ReactElement } from "react";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import type { GroupMember } from "./Group";
import { GROUP_ROLES } from "./Group";
import type { Members } from "./useMembers";

interface MemberListProps {
  readonly members: Members;
  readonly isOwner: boolean;
}

/** Who belongs to a group; owners change that here, and everyone can leave. */
export function MemberList({ members, isOwner }: MemberListProps): ReactElement {
  const t = useText();
  const { list, load, problem } = members;
  if (load.phase === "failed") return <LoadFailure message={load.message} onRetry={load.retry} />;
  if (list === null) return <Loading what={t("groups.theMembers")} />;
  return (
    <>
      <ul className="rows">
        {list.map((member) => <Member key={member.user_id} member={member} members={members} isOwner={isOwner} />)}
      </ul>
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
    </>
  );
}

function Member({ member, members, isOwner }: MemberListProps & { readonly member: GroupMember }): ReactElement {
  const t = useText();
  const isOneself = useSession()?.user.id === member.user_id;
  return (
    <li className="row">
      <div className="row-words">
        <strong>{member.name}</strong>
        <span>{member.email}</span>
        {!isOwner && <span>{t(`groups.${member.role}`)}</span>}
      </div>
      <div className="row-actions">
        {isOwner && (
          <select
            aria-label={t("groups.roleOf", { name: member.name })}
            value={member.role}
            disabled={members.isPending}
            onChange={(change) => {
              const role = GROUP_ROLES.find((known) => known === change.target.value);
              if (role) members.changeRole(member, role);
            }}
          >
            {GROUP_ROLES.map((role) => <option key={role} value={role}>{t(`groups.${role}`)}</option>)}
          </select>
        )}
        {(isOwner || isOneself) && <Remove member={member} members={members} isOneself={isOneself} />}
      </div>
    </li>
  );
}

interface RemoveProps {
  readonly member: GroupMember;
  readonly members: Members;
  readonly isOneself: boolean;
}

/** Asks once more: whoever is out cannot bring themselves back. */
function Remove({ member, members, isOneself }: RemoveProps): ReactElement {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const { name } = member;
  const [word, label, now] = isOneself
    ? [t("groups.leave"), t("groups.leaveLabel"), t("groups.leaveNow")]
    : [t("groups.remove"), t("groups.removeLabel", { name }), t("groups.removeNow", { name })];
  if (!isAsking) {
    return <button type="button" className="button" aria-label={label} onClick={() => setAsking(true)}>{word}</button>;
  }
  return (
    <>
      <button
        type="button"
        className="button button-danger"
        aria-label={now}
        disabled={members.isPending}
        onClick={() => members.remove(member)}
      >
        {word}
      </button>
      <button type="button" className="button-quiet" autoFocus onClick={() => setAsking(false)}>{t("groups.keep")}</button>
    </>
  );
}
