import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { SAM } from "../support/accounts";
import { CampusPage } from "../support/CampusPage";

const LIST = "GET /api/v1/users/me/notifications";
const READ = "POST /api/v1/users/me/notifications/read";
const PROMOTED = {
  id: "n2", title: "You have a seat", body: "A seat at Night hike is yours.", created_at: "2026-11-28T10:00:00Z",
  url: `${window.location.origin}/events/e1`, read_at: null,
};
const CHANGED = {
  id: "n1", title: "Night hike has changed", body: "It begins an hour later.", created_at: "2026-11-27T10:00:00Z",
  url: "https://elsewhere.example/", read_at: "2026-11-27T11:00:00Z",
};
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
  page.campus.session.signIn(SAM);
});

afterEach(() => page.close());

function bell(): string {
  return document.querySelector(".bell")?.textContent ?? "";
}

describe("what one was told", () => {
  test("the bell counts what is not read, and the page lists all", async () => {
    page.server.answer(LIST, 200, [PROMOTED, CHANGED], { "Unread-Count": "1" });
    await page.open("/notifications");
    assert.equal(bell(), "Notifications1, 1 unread");
    assert.match(page.text, /You have a seat \(unread\)A seat at Night hike is yours\./);
    // Only this site's addresses are opened.
    assert.deepEqual([...document.querySelectorAll(".notification a")].map((link) => link.getAttribute("href")), ["/events/e1"]);
  });

  test("reading one, and then all, is told to the server and seen in the bell", async () => {
    const more = { ...PROMOTED, id: "n3", title: "Another seat" };
    page.server.answer(LIST, 200, [more, PROMOTED], { "Unread-Count": "2" });
    page.server.answer(READ, 200, { unread: 1 }).answer(READ, 200, { unread: 0 });
    await page.open("/notifications");
    await page.press("Mark as read: Another seat");
    assert.deepEqual(page.server.asked(READ)[0]?.body, { ids: ["n3"] });
    assert.equal(bell(), "Notifications1, 1 unread");
    await page.press("Mark all as read");
    assert.deepEqual(page.server.asked(READ)[1]?.body, { all: true });
    assert.equal(bell(), "Notifications");
    assert.equal(document.querySelectorAll(".notification-unread").length, 0);
  });

  test("what comes while the page is open stands in it at once", async () => {
    page.server.answer(LIST, 200, [CHANGED], { "Unread-Count": "0" });
    await page.open("/notifications");
    await page.goLive();
    page.server.only(LIST, 200, [PROMOTED, CHANGED]);
    await page.settle(() => page.live.socket.tell({ type: "notification:created", cursor: "5-1", data: { id: "n2" } }));
    assert.match(page.text, /You have a seat/);
  });

  test("what does not work is said, and nothing is shown as read", async () => {
    page.server.answer(LIST, 200, [PROMOTED], { "Unread-Count": "1" }).drop(READ);
    await page.open("/notifications");
    await page.press("Mark all as read");
    assert.match(page.text, /Campus Events cannot be reached/);
    assert.equal(document.querySelectorAll(".notification-unread").length, 1);
  });

  test("earlier ones are added below", async () => {
    page.server.answer(LIST, 200, [PROMOTED], { "Link": '</api/v1/users/me/notifications?cursor=x>; rel="next"', "Unread-Count": "0" });
    await page.open("/notifications");
    page.server.only(LIST, 200, [CHANGED]);
    await page.press("Show more");
    assert.match(page.text, /You have a seat.*Night hike has changed/);
    assert.equal(page.button("Show more"), undefined);
  });

  test("pressed twice, earlier ones are asked for and added once", async () => {
    const link = { "Link": '</api/v1/users/me/notifications?cursor=x>; rel="next"', "Unread-Count": "0" };
    page.server.answer(LIST, 200, [PROMOTED], link);
    await page.open("/notifications");
    page.server.forget(LIST);
    const release = page.server.hold(LIST, 200, [CHANGED]);
    const asked = page.server.asked(LIST).length;
    const button = page.button("Show more");
    await page.settle(() => {
      button?.click();
      button?.click();
    });
    assert.equal(page.server.asked(LIST).length, asked + 1);
    await page.settle(release);
    assert.equal(document.querySelectorAll(".notification").length, 2);
  });

  test("what comes live leaves the earlier ones that are shown in place", async () => {
    const link = { "Link": '</api/v1/users/me/notifications?cursor=x>; rel="next"', "Unread-Count": "0" };
    page.server.answer(LIST, 200, [PROMOTED], link);
    await page.open("/notifications");
    await page.goLive();
    page.server.only(LIST, 200, [CHANGED]);
    await page.press("Show more");
    page.server.forget(LIST);
    // The bell asks the same route for its count.
    const first = [{ ...PROMOTED, id: "n3", title: "Another seat" }];
    page.server.answer(LIST, 200, first, link).answer(LIST, 200, first, link).answer(LIST, 200, [PROMOTED, CHANGED]);
    await page.settle(() => page.live.socket.tell({ type: "notification:created", cursor: "5-1", data: { id: "n3" } }));
    assert.match(page.text, /Another seat.*Night hike has changed/);
  });

  test("who has been told nothing is told so", async () => {
    page.server.answer(LIST, 200, [], { "Unread-Count": "0" });
    await page.open("/notifications");
    assert.match(page.text, /Nothing yet/);
  });
});
