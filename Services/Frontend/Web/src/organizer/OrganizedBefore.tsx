import type { ReactElement } from "react";
import { OrganizerAPI } from "../api/OrganizerAPI";
import { useAPI } from "../api/useAPI";
import { useText } from "../language/useText";
import { usePages } from "../paging/usePages";
import { PagedSection } from "../shell/PagedSection";
import { OrganizedList } from "./OrganizedList";

/** What one organized that is over, or was called off, a page at a time. */
export function OrganizedBefore({ group }: { readonly group: "past" | "cancelled" }): ReactElement {
  const t = useText();
  const api = useAPI(OrganizerAPI);
  const status = group === "past" ? "completed" : "cancelled";
  const list = usePages(`organized ${status}`, (signal, url) => api.organizedBefore(status, signal, url));
  return (
    <PagedSection list={list} what={t("organizer.yourEvents")} empty={t(`organizer.none_${group}`)}>
      {(events) => <OrganizedList name={t(`organizer.group_${group}`)} events={events} />}
    </PagedSection>
  );
}
