import { useState } from "react";
import type { ReactElement } from "react";
import { OrganizerAPI } from "../api/OrganizerAPI";
import { useAPI } from "../api/useAPI";
import type { CampusEvent } from "../events/CampusEvent";
import { useText } from "../language/useText";
import { ManageFrame } from "../manage/ManageFrame";
import { usePages } from "../query/usePages";
import { PagedSection } from "../shell/PagedSection";
import { DeliveryFilters } from "./DeliveryFilters";
import { ALL_DELIVERIES, filterDeliveries } from "./DeliveryFilter";
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
  const list = usePages(`deliveries ${event.id}`, (signal, url) => api.deliveries(event.id, signal, url));
  return (
    <PagedSection list={list} what={t("deliveries.theList")} empty={t("deliveries.none")}>
      {(items) => {
        const rows = filterDeliveries(items, filter);
        return (
          <>
            <DeliveryFilters deliveries={items} filter={filter} onChange={setFilter} />
            {list.showMore && <p className="hint">{t("deliveries.latest", { count: items.length })}</p>}
            {rows.length === 0 ? <p className="empty">{t("deliveries.noneLikeThat")}</p> : <DeliveryTable deliveries={rows} />}
          </>
        );
      }}
    </PagedSection>
  );
}
