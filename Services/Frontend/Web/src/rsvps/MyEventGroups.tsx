import type { ReactElement } from "react";
import { formatNumber } from "../language/texts";
import { useText } from "../language/useText";
import { MY_EVENT_GROUPS } from "./myEvents";
import type { MyEventGroup } from "./myEvents";

interface MyEventGroupsProps {
  /** Null where it is not known yet. */
  readonly counts: Readonly<Record<MyEventGroup, number | null>>;
  readonly shown: MyEventGroup;
  readonly onShow: (group: MyEventGroup) => void;
}

/** Chooses which of one's events are listed, and says how many there are of each kind. */
export function MyEventGroups({ counts, shown, onShow }: MyEventGroupsProps): ReactElement {
  const t = useText();
  return (
    <fieldset className="chips my-event-groups">
      <legend className="visually-hidden">{t("myEvents.which")}</legend>
      {MY_EVENT_GROUPS.map((group) => {
        const count = counts[group];
        return (
          <label key={group} className="chip">
            <input type="radio" name="show" checked={group === shown} onChange={() => onShow(group)} />
            <span>{t(`myEvents.${group}`)}{count !== null && <>{" "}<b className="chip-count">{formatNumber(count)}</b></>}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
