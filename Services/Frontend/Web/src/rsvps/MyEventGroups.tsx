import type { ReactElement } from "react";
import { ChipChoice } from "../design/ChipChoice";
import { useText } from "../language/useText";
import { MY_EVENT_GROUPS } from "./myEvents";
import type { MyEventGroup } from "./myEvents";

interface MyEventGroupsProps {
  /** What is left out is not known yet. */
  readonly counts: Readonly<Partial<Record<MyEventGroup, number>>>;
  readonly shown: MyEventGroup;
  readonly onShow: (group: MyEventGroup) => void;
}

/** Chooses which of one's events are listed, and says how many there are of each kind. */
export function MyEventGroups({ counts, shown, onShow }: MyEventGroupsProps): ReactElement {
  const t = useText();
  return (
    <div className="my-event-groups">
      <ChipChoice
        name="show"
        label={t("myEvents.which")}
        value={shown}
        options={MY_EVENT_GROUPS.map((group) => {
          const count = counts[group];
          return { value: group, label: t(`myEvents.${group}`), ...(count === undefined ? {} : { count }) };
        })}
        onChoose={onShow}
      />
    </div>
  );
}
