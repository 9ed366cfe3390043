import type { ReactElement } from "react";
import type { CampusEvent } from "../events/CampusEvent";
import { useText } from "../language/useText";
import { NavigationLink } from "../router/NavigationLink";

/** The ways between the pages on which one looks after an event. */
export function ManageNavigation({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const isOver = event.status === "completed" || event.status === "cancelled";
  return (
    <nav className="tabs" aria-label={t("manage.navigation")}>
      <NavigationLink to={`/events/${event.id}/manage`}>{t("manage.door")}</NavigationLink>
      <NavigationLink to={`/events/${event.id}/messages`}>{t("manage.messages")}</NavigationLink>
      <NavigationLink to={`/events/${event.id}/deliveries`}>{t("manage.deliveries")}</NavigationLink>
      {!isOver && <NavigationLink to={`/events/${event.id}/edit`}>{t("organizer.edit")}</NavigationLink>}
    </nav>
  );
}
