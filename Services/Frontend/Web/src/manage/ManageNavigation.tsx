import type { ReactElement } from "react";
import type { CampusEvent } from "../events/CampusEvent";
import { useText } from "../language/useText";
import { Tabs } from "../shell/Tabs";

/** The ways between the pages on which one looks after an event. */
export function ManageNavigation({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const isOver = event.status === "completed" || event.status === "cancelled";
  const own = `/events/${event.id}`;
  return (
    <Tabs
      label={t("manage.navigation")}
      tabs={[
        [`${own}/manage`, t("manage.door")],
        [`${own}/messages`, t("manage.messages")],
        [`${own}/deliveries`, t("manage.deliveries")],
        [`${own}/figures`, t("manage.figures")],
        ...(isOver ? [] : [[`${own}/edit`, t("organizer.edit")] as const]),
      ]}
    />
  );
}
