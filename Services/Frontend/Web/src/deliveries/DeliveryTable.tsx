import type { ReactElement } from "react";
import { moment } from "../events/eventTime";
import type { Translate } from "../language/Text";
import { useText } from "../language/useText";
import { DataTable } from "../tables/DataTable";
import type { Column } from "../tables/DataTable";
import { templateName } from "../telling/templateName";
import { hasTrouble } from "./EventDelivery";
import type { EventDelivery } from "./EventDelivery";

/** Who was told what, by which way, and what became of it. */
export function DeliveryTable({ deliveries }: { readonly deliveries: readonly EventDelivery[] }): ReactElement {
  const t = useText();
  return <DataTable caption={t("deliveries.title")} columns={columns(t)} rows={deliveries} keyOf={({ id }) => id} />;
}

function columns(t: Translate): readonly Column<EventDelivery>[] {
  return [
    {
      name: "person",
      header: t("deliveries.person"),
      cell: ({ name, address }) => (
        <>
          <strong>{name ?? t("deliveries.guest")}</strong>
          {address !== undefined && <small>{address}</small>}
        </>
      ),
    },
    {
      name: "what",
      header: t("deliveries.what"),
      cell: ({ template, channel }) => (
        <>
          {templateName(template, t)}
          <small>{t(`telling.channel_${channel}`)}</small>
        </>
      ),
    },
    { name: "state", header: t("deliveries.status"), cell: (delivery) => <DeliveryState delivery={delivery} /> },
    { name: "when", header: t("deliveries.when"), cell: (delivery) => <time dateTime={latest(delivery)}>{shown(latest(delivery))}</time> },
  ];
}

function DeliveryState({ delivery }: { readonly delivery: EventDelivery }): ReactElement {
  const t = useText();
  const { status, why, attempts } = delivery;
  return (
    <>
      <span className={`status delivery-${status}`}>{t(`deliveries.status_${status}`)}</span>
      {why !== undefined && <small>{why}</small>}
      {hasTrouble(delivery) && attempts > 1 && <small>{t("deliveries.attempts", { count: attempts })}</small>}
    </>
  );
}

/** The last that happened to it. */
function latest({ delivered_at, sent_at, created_at }: EventDelivery): string {
  return delivered_at ?? sent_at ?? created_at;
}

function shown(time: string): string {
  return moment(time, Intl.DateTimeFormat().resolvedOptions().timeZone);
}
