import type { NotificationPreferences } from "../notifications/NotificationPreferences";
import type { PersonalNotification } from "../notifications/PersonalNotification";
import { APIClient } from "./APIClient";
import type { Page } from "./APIClient";
import type { Intent } from "./Intent";
import { ROOT } from "./root";

const ME = `${ROOT}/users/me`;

/** The routes about what one is told and how, each a method. All of them throw `ApiError`. */
export class NotificationAPI extends APIClient {
  /** @param url of a next page; the first without it */
  notifications(signal: AbortSignal, url = `${ME}/notifications?limit=30`): Promise<Page<PersonalNotification>> {
    return this.page({ method: "GET", url, signal });
  }

  /** Answers how many are not read then. */
  async read(ids: readonly string[] | "all"): Promise<number> {
    const body = ids === "all" ? { all: true } : { ids };
    const { unread } = await this.json<{ readonly unread: number }>({
      method: "POST", url: `${ME}/notifications/read`, body,
    });
    return unread;
  }

  preferences(signal: AbortSignal): Promise<NotificationPreferences> {
    return this.json({ method: "GET", url: `${ME}/preferences`, signal });
  }

  /** What is left out stays as it is. */
  choose(change: object): Promise<NotificationPreferences> {
    return this.json({ method: "PATCH", url: `${ME}/preferences`, body: change });
  }

  /** Sends a code to the number. */
  sendCode(phone: string, intent: Intent): Promise<void> {
    return this.nothing({ method: "POST", url: `${ME}/phone`, body: { phone }, intent });
  }

  confirmPhone(code: string, intent: Intent): Promise<void> {
    return this.nothing({ method: "POST", url: `${ME}/phone/confirmation`, body: { code }, intent });
  }

  async pushKey(): Promise<string> {
    return (await this.json<{ readonly public_key: string }>({ method: "GET", url: `${ME}/push-subscriptions/key` })).public_key;
  }

  subscribe(subscription: PushSubscriptionJSON): Promise<void> {
    const { endpoint, keys } = subscription;
    return this.nothing({ method: "POST", url: `${ME}/push-subscriptions`, body: { endpoint, keys } });
  }

  /** @param endpoint of the browser that is to show nothing any more */
  async unsubscribe(endpoint: string): Promise<void> {
    const url = `${ME}/push-subscriptions`;
    const held = await this.json<readonly { readonly id: string; readonly endpoint: string }[]>({ method: "GET", url });
    const own = held.find((subscription) => subscription.endpoint === endpoint);
    if (own !== undefined) await this.nothing({ method: "DELETE", url: `${url}/${encodeURIComponent(own.id)}` });
  }
}
