import "../app/firstFile";
import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { AddMember } from "./AddMember";
import type { Group } from "./Group";
import { MemberList } from "./MemberList";
import { useMembers } from "./useMembers";

interface MemberSectionProps {
  readonly group: Group;
  readonly isOwner: boolean;
  readonly onLeft: () => void;
}

/** Who belongs to a group, and who is added. */
export function MemberSection({ group, isOwner, onLeft }: MemberSectionProps): ReactElement {
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
