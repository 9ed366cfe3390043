import type { ReactElement } from "react";
import { formatNumber } from "../language/texts";
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
    <fieldset className="chips">
      <legend className="visually-hidden">{t("organizer.whichEvents")}</legend>
      {ORGANIZED_GROUPS.map((group) => (
        <label key={group} className="chip">
          <input type="radio" name="show" checked={group === shown} onChange={() => onShow(group)} />
          <span>{t(`organizer.group_${group}`)} <b className="chip-count">{formatNumber(counts[group])}</b></span>
        </label>
      ))}
    </fieldset>
  );
}
