import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import type { SignInAnswer } from "../../../Services/Frontend/Web/src/auth/Session";
import { OLGA, SAM } from "../support/accounts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const CHESS = { id: "g1", name: "Chess club", description: "We **play**.", my_role: "owner" };
const OTHERS = { id: "g2", name: "Rowing", description: "", my_role: null };
const MEMBERS = [
  { user_id: "u1", name: "Sam Student", email: "student@campus.example", role: "owner" },
  { user_id: "u3", name: "Grace Hopper", email: "grace@campus.example", role: "check-in" },
];
const COMING = campusEvent({ id: "e1", title: "Night hike", group_id: "g1", organizer_name: "Chess club" });
const SET = "PUT /api/v1/groups/g1/members";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(() => page.close());

async function open(group: object = CHESS, account: SignInAnswer = SAM): Promise<void> {
  page.server.answer("GET /api/v1/groups/g1", 200, group).answer("GET /api/v1/groups/g1/members", 200, MEMBERS);
  page.server.answer("GET /api/v1/events", 200, [COMING]).answer("GET /api/v1/events/past", 200, []);
  page.campus.session.signIn(account);
  await page.open("/groups/g1");
}

function sent(method: string): readonly (readonly [string, unknown])[] {
  return page.server.requests.filter((request) => request.method === method).map(({ url, body }) => [url, body] as const);
}

async function choose(label: string, value: string): Promise<void> {
  const select = [...document.querySelectorAll("select")].find((candidate) => candidate.getAttribute("aria-label") === label);
  if (!select) throw new Error(`no choice is labelled ${label}`);
  await page.settle(() => {
    select.value = value;
    select.dispatchEvent(new window.Event("change", { bubbles: true }));
  });
}

describe("a group", () => {
  test("its owner adds members, changes their roles and removes them, once asked", async () => {
    await open();
    assert.match(page.text, /Grace Hoppergrace@campus\.example/);
    assert.equal(document.querySelector("strong")?.textContent, "play");
    page.server.answer(SET, 200, MEMBERS[1]).answer("DELETE /api/v1/groups/g1/members/u3", 204, null);
    await choose("Role of Grace Hopper", "editor");
    await page.type("Email", " new@campus.example ");
    await page.press("Add");
    assert.deepEqual(sent("PUT").map(([, body]) => body), [
      { email: "grace@campus.example", role: "editor" },
      { email: "new@campus.example", role: "editor" },
    ]);
    page.server.only("GET /api/v1/groups/g1/members", 200, MEMBERS.slice(0, 1));
    await page.press("Remove Grace Hopper");
    assert.deepEqual(sent("DELETE"), []);
    await page.press("Remove Grace Hopper now");
    assert.deepEqual(sent("DELETE").map(([url]) => url), ["/api/v1/groups/g1/members/u3"]);
    assert.doesNotMatch(page.text, /Grace Hopper/);
  });

  test("it shows its coming events, and those that are over where there are any", async () => {
    await open();
    assert.match(page.text, /Coming events.*Night hike/);
    assert.doesNotMatch(page.text, /Past events/);
    assert.equal(page.server.asked("GET /api/v1/events")[0]?.url, "/api/v1/events?group_id=g1&limit=20");
    await page.close();
    page = new CampusPage();
    page.server.answer("GET /api/v1/events/past", 200, [campusEvent({ id: "e2", title: "Long ago", status: "completed" })]);
    await open();
    assert.match(page.text, /Past events.*Long ago/);
  });

  test("somebody without an account cannot be added, and the last owner cannot leave: both are said", async () => {
    await open();
    page.server.answer(SET, 404, { type: "/problems/no-account", detail: "Nobody has an account like that" });
    page.server.answer("DELETE /api/v1/groups/g1/members/u1", 409, { detail: "A group must have an owner: make somebody else one first" });
    await page.type("Email", "nobody@campus.example");
    await page.press("Add");
    assert.match(page.text, /Nobody has an account like that\./);
    await page.press("Leave the group");
    await page.press("Leave the group now");
    assert.match(page.text, /make somebody else one first\./);
    assert.match(page.text, /Grace Hopper/);
  });

  test("who is no owner sees the others and can only leave", async () => {
    await open({ ...CHESS, my_role: "check-in" }, { ...SAM, user: { ...SAM.user, id: "u3" } });
    assert.match(page.text, /Sam Studentstudent@campus\.exampleOwner/);
    assert.equal(page.button("Remove Sam Student"), undefined);
    assert(page.button("Leave the group"));
    assert.equal(page.button("Add"), undefined);
    assert.doesNotMatch(page.text, /Create an event of this group/);
  });

  test("who left it does not find it in the list of one's groups, not even before the server says so", async () => {
    const account = { ...SAM, user: { ...SAM.user, id: "u3" } };
    page.server.answer("GET /api/v1/groups", 200, [{ ...CHESS, my_role: "check-in" }]);
    page.campus.session.signIn(account);
    await page.open("/groups");
    await page.close();
    await open({ ...CHESS, my_role: "check-in" }, account);
    page.server.answer("DELETE /api/v1/groups/g1/members/u3", 204, null);
    await page.press("Leave the group");
    await page.press("Leave the group now");
    page.server.forget("GET /api/v1/groups").hold("GET /api/v1/groups", 200, []);
    await page.close();
    await page.open("/groups");
    assert.doesNotMatch(page.text, /Chess club/);
  });

  test("strangers do not see who its members are", async () => {
    await open(OTHERS);
    assert.match(page.text, /Only the group’s members see who they are/);
    assert.deepEqual(page.server.asked("GET /api/v1/groups/g1/members"), []);
  });
});

describe("one's groups", () => {
  test("only those one is in are listed, from all pages", async () => {
    page.server.answer("GET /api/v1/groups", 200, [OTHERS], { link: '</api/v1/more?cursor=a>; rel="next"' });
    page.server.answer("GET /api/v1/more", 200, [CHESS]);
    page.campus.session.signIn(SAM);
    await page.open("/groups");
    assert.deepEqual([...document.querySelectorAll(".row")].map((row) => row.textContent), ["Chess clubOwner"]);
    // Students are added by others.
    assert.equal(page.button("Make a group"), undefined);
  });

  test("one is made and opened; a name that is taken is said", async () => {
    const route = "POST /api/v1/groups";
    page.server.answer("GET /api/v1/groups", 200, []).answer(route, 409, { detail: "There is a group of this name" });
    page.server.answer(route, 201, CHESS).answer("GET /api/v1/groups/g1", 200, CHESS).answer("GET /api/v1/groups/g1/members", 200, []);
    page.campus.session.signIn(OLGA);
    await page.open("/groups");
    assert.match(page.text, /You are in no group yet/);
    await page.press("Make a group");
    await page.type("Group’s name", "Chess club");
    await page.press("Make the group");
    assert.match(page.text, /There is a group of this name\./);
    await page.press("Make the group");
    assert.equal(window.location.pathname, "/groups/g1");
    assert.deepEqual(sent("POST")[1]?.[1], { name: "Chess club", description: "" });
  });
});

describe("an event of a group", () => {
  async function create(account: SignInAnswer, groups: readonly object[], address = "/events/new"): Promise<void> {
    page.server.answer("GET /api/v1/groups", 200, groups).answer("GET /api/v1/venues", 200, []);
    page.campus.session.signIn(account);
    await page.open(address);
  }

  const groupField = () => document.querySelector<HTMLSelectElement>("select[name=group_id]");

  test("organizers choose one of theirs or none, and the link of a group has chosen", async () => {
    await create(OLGA, [CHESS, OTHERS, { ...CHESS, id: "g3", name: "Doors", my_role: "check-in" }], "/events/new?group=g1");
    assert.deepEqual([...groupField()?.options ?? []].map(({ text }) => text), ["None: it is my own", "Chess club"]);
    assert.equal(groupField()?.value, "g1");
  });

  test("who is in no group is not asked", async () => {
    await create(OLGA, [OTHERS]);
    assert(page.button("Create event"));
    assert.equal(groupField(), null);
  });

  test("a student makes events of a group, and of nothing else", async () => {
    await create(SAM, [CHESS]);
    await page.press("Create event");
    assert.equal(groupField()?.getAttribute("aria-invalid"), "true");
    await page.close();
    page.server.only("GET /api/v1/groups", 200, [OTHERS]);
    await page.open("/events/new");
    assert.match(page.text, /Organizers create events, and so do the owners and editors of a group/);
  });

  for (const [role, isOpen] of [["check-in", true], [null, false]] as const) {
    test(`the door is ${isOpen ? "open to" : "shut for"} who is ${role ?? "no member"} of its group`, async () => {
      page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ group_id: "g1" }));
      page.server.answer("GET /api/v1/groups/g1", 200, { ...CHESS, my_role: role }).answer("GET /api/v1/users/me/rsvps", 200, []);
      page.server.answer("GET /api/v1/events/e1/rsvps", 200, []);
      page.server.answer("GET /api/v1/events/e1/check-in", 200, { confirmed: 0, checked_in: 0, waiting: 0, no_shows: null });
      page.campus.session.signIn(SAM);
      await page.open("/events/e1");
      assert.equal(/Door and attendees/.test(page.text), isOpen);
      await page.close();
      await page.open("/events/e1/manage");
      assert.equal(/Ticket code or name/.test(page.text), isOpen);
      assert.equal(/Only the event’s organizers/.test(page.text), !isOpen);
    });
  }

  test("visitors and events of no group ask for no group", async () => {
    page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ group_id: "g1" }));
    await page.open("/events/e1");
    assert.deepEqual(page.server.asked("GET /api/v1/groups/g1"), []);
  });
});
