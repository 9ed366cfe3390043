import type { ReactElement } from "react";
import { GroupAPI } from "../api/GroupAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import { EventList } from "../events/EventList";
import { putEvents } from "../events/eventState";
import { useText } from "../language/useText";
import { usePages } from "../paging/usePages";
import { PagedSection } from "../shell/PagedSection";
import { useStore } from "../store/Store";

interface GroupEventsProps {
  readonly groupID: string;
  readonly when: "coming" | "past";
}

/** What a group organizes, as far as one may see it; what is over is only spoken of when there is any. */
export function GroupEvents({ groupID, when }: GroupEventsProps): ReactElement | null {
  const t = useText();
  const campus = useCampus();
  const api = useAPI(GroupAPI);
  const known = useStore(campus.events, (state) => state.events);
  const list = usePages(`${when} events of group ${groupID}`, async (signal, url) => {
    const since = campus.events.get().moment;
    const page = await api.events(groupID, when, signal, url);
    campus.events.update((state) => putEvents(state, page.items, since));
    return page;
  });
  if (when === "past" && (list.items === null || list.items.length === 0)) return null;
  return (
    <section className="settings-section" aria-labelledby={`${when}-events`}>
      <h2 id={`${when}-events`}>{t(`groups.events_${when}`)}</h2>
      <PagedSection list={list} what={t("events.events")} empty={t("groups.noEvents")} shape="ticket" count={1}>
        {(events) => <EventList events={events.map((event) => known.get(event.id) ?? event)} />}
      </PagedSection>
    </section>
  );
}
