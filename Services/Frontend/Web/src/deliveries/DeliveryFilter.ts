import type { NotificationChannel } from "../notifications/NotificationPreferences";
import type { DeliveryStatus, EventDelivery } from "./EventDelivery";

/** Which deliveries are shown; an empty value stands for all. */
export interface DeliveryFilter {
  readonly status: DeliveryStatus | "";
  readonly channel: NotificationChannel | "";
  /** Part of a name or of a masked address. */
  readonly search: string;
}

export const ALL_DELIVERIES: DeliveryFilter = { status: "", channel: "", search: "" };

export function filterDeliveries(deliveries: readonly EventDelivery[], filter: DeliveryFilter): readonly EventDelivery[] {
  const wanted = filter.search.trim().toLocaleLowerCase();
  return deliveries.filter(({ status, channel, name = "", address = "" }) => {
    return (filter.status === "" || status === filter.status)
      && (filter.channel === "" || channel === filter.channel)
      && `${name} ${address}`.toLocaleLowerCase().includes(wanted);
  });
}
