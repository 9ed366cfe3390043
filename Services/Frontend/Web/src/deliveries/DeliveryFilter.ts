import type { NotificationChannel } from "../notifications/NotificationPreferences";
import type { DeliveryStatus } from "./EventDelivery";

/** Which deliveries are shown; an empty value stands for all. */
export interface DeliveryFilter {
  readonly status: DeliveryStatus | "";
  readonly channel: NotificationChannel | "";
  /** How a word of a name begins, or an address. */
  readonly search: string;
}

export const ALL_DELIVERIES: DeliveryFilter = { status: "", channel: "", search: "" };

/** The filter as parameters of `GET events/{id}/deliveries`. */
export function deliveryParameters({ status, channel, search }: DeliveryFilter): URLSearchParams {
  return new URLSearchParams({
    limit: "100",
    ...(status === "" ? {} : { status }),
    ...(channel === "" ? {} : { channel }),
    ...(search === "" ? {} : { search }),
  });
}
