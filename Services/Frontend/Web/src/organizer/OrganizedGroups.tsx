import type { ReactElement } from "react";
import { ChipChoice } from "../design/ChipChoice";
import { useText } from "../language/useText";
import { ORGANIZED_GROUPS } from "./organizedEvents";
import type { OrganizedGroup } from "./organizedEvents";

interface OrganizedGroupsProps {
  readonly counts: Readonly<Record<OrganizedGroup, number>>;
  readonly shown: OrganizedGroup;
  readonly onShow: (group: OrganizedGroup) => void;
}

/** Chooses which of one's events are listed, and says how many there are of each kind. */
export function OrganizedGroups({ counts, shown, onShow }: OrganizedGroupsProps): ReactElement {
  const t = useText();
  return (
    <ChipChoice
      name="show"
      label={t("organizer.whichEvents")}
      value={shown}
      options={ORGANIZED_GROUPS.map((group) => ({ value: group, label: t(`organizer.group_${group}`), count: counts[group] }))}
      onChoose={onShow}
    />
  );
}
