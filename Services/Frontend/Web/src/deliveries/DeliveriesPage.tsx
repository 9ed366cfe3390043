import "../app/firstFile";
import { useRef, useState } from "react";
import type { ReactElement } from "react";
import { countOfAll } from "../api/Counts";
import { OrganizerAPI } from "../api/OrganizerAPI";
import { useAPI } from "../api/useAPI";
import type { CampusEvent } from "../events/CampusEvent";
import { useText } from "../language/useText";
import { ManageFrame } from "../manage/ManageFrame";
import { usePages } from "../paging/usePages";
import { PagedSection } from "../shell/PagedSection";
import { ALL_DELIVERIES, deliveryParameters } from "./DeliveryFilter";
import { DeliveryFilters } from "./DeliveryFilters";
import { DeliveryTable } from "./DeliveryTable";

/** What became of everything that people were told of an event. */
export function DeliveriesPage({ parameters }: { readonly parameters: Readonly<Record<string, string>> }): ReactElement {
  const t = useText();
  return (
    <ManageFrame eventID={parameters["id"] ?? ""} title={t("deliveries.title")} needs="manage">
      {(event) => <Deliveries event={event} />}
    </ManageFrame>
  );
}

function Deliveries({ event }: { readonly event: CampusEvent }): ReactElement {
  const t = useText();
  const api = useAPI(OrganizerAPI);
  const [filter, setFilter] = useState(ALL_DELIVERIES);
  const list = usePages(`deliveries ${event.id} ${deliveryParameters(filter)}`, (signal, url) => {
    return api.deliveries(event.id, filter, signal, url);
  });
  // While others are on their way the numbers stay, so that nothing jumps under the finger.
  const counts = useRef(list.counts);
  counts.current = list.counts ?? counts.current;
  const hasAny = filter !== ALL_DELIVERIES || (counts.current !== null && countOfAll(counts.current) > 0);
  return (
    <>
      {hasAny && <DeliveryFilters counts={counts.current ?? {}} filter={filter} onChange={setFilter} />}
      <PagedSection
        list={list}
        what={t("deliveries.theList")}
        empty={filter === ALL_DELIVERIES ? t("deliveries.none") : t("deliveries.noneLikeThat")}
      >
        {(items) => <DeliveryTable deliveries={items} />}
      </PagedSection>
    </>
  );
}
