import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SAM } from "../support/accounts";
import { CampusPage } from "../support/CampusPage";
import { PREFERENCES } from "../support/preferences";

const SUBSCRIPTIONS = "/api/v1/users/me/push-subscriptions";
const ENDPOINT = "https://push.example/abc";
let page: CampusPage;
/** What the browser is subscribed with. */
let held: object | null;
let permission: string;

const SUBSCRIPTION = {
  endpoint: ENDPOINT,
  toJSON: () => ({ endpoint: ENDPOINT, keys: { p256dh: "p", auth: "a" } }),
  unsubscribe: async () => {
    held = null;
    return true;
  },
};

beforeEach(async () => {
  page = new CampusPage();
  [held, permission] = [null, "granted"];
  const pushManager = {
    getSubscription: async () => held,
    subscribe: async () => {
      held = SUBSCRIPTION;
      return SUBSCRIPTION;
    },
  };
  const serviceWorker = { getRegistration: async () => ({ pushManager }), register: async () => ({ pushManager }) };
  Object.defineProperty(navigator, "serviceWorker", { value: serviceWorker, configurable: true });
  Object.assign(window, { PushManager: {} });
  Object.assign(globalThis, { Notification: { requestPermission: async () => permission } });
  page.server.answer("GET /api/v1/users/me/preferences", 200, PREFERENCES);
  page.server.answer(`GET ${SUBSCRIPTIONS}/key`, 200, { public_key: "AAAA" });
  page.campus.session.signIn(SAM);
});

afterEach(async () => {
  await page.close();
  Reflect.deleteProperty(navigator, "serviceWorker");
  Reflect.deleteProperty(window, "PushManager");
  Reflect.deleteProperty(globalThis, "Notification");
});

const control = () => document.querySelector<HTMLInputElement>("[role=switch]");

test("a browser is subscribed and shows that it is", async () => {
  await page.open("/me/settings");
  assert.equal(control()?.checked, false);
  page.server.answer(`POST ${SUBSCRIPTIONS}`, 201, {});
  await page.settle(() => control()?.click());
  assert.deepEqual(page.server.asked(`POST ${SUBSCRIPTIONS}`)[0]?.body, { endpoint: ENDPOINT, keys: { p256dh: "p", auth: "a" } });
  assert.equal(control()?.checked, true);
  assert.match(page.text, /This browser shows what is pushed\./);
});

test("one that is subscribed ends it, there and here", async () => {
  held = SUBSCRIPTION;
  await page.open("/me/settings");
  assert.equal(control()?.checked, true);
  page.server.answer(`GET ${SUBSCRIPTIONS}`, 200, [{ id: "other", endpoint: "https://push.example/x" }, { id: "s1", endpoint: ENDPOINT }]);
  page.server.answer(`DELETE ${SUBSCRIPTIONS}/s1`, 204, null);
  await page.settle(() => control()?.click());
  assert.equal(page.server.asked(`DELETE ${SUBSCRIPTIONS}/s1`).length, 1);
  assert.equal(held, null);
  assert.equal(control()?.checked, false);
});

test("what the browser does not allow is said, and nothing is switched", async () => {
  permission = "denied";
  await page.open("/me/settings");
  await page.settle(() => control()?.click());
  assert.match(page.text, /does not let this site show notifications/);
  assert.equal(control()?.checked, false);
});
