import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { drawShell } from "../../../Services/Frontend/Web/src/early/drawShell";
import { SHELL_WORDS } from "../../../Services/Frontend/Web/src/early/shellWords";
import type { CampusEvent } from "../../../Services/Frontend/Web/src/events/CampusEvent";
import type { Language } from "../../../Services/Frontend/Web/src/language/Language";
import { chooseLanguage } from "../../../Services/Frontend/Web/src/language/texts";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";
import { FakeStorage } from "../support/FakeStorage";
import { settled } from "../support/FakeBrowser";

const ID = "0190a000-0000-7000-8000-000000000001";
const EVENT = campusEvent({ id: ID, title: "Night <b>hike</b> & more", category: "Club Meeting" });
/** Whether somebody signed in on this browser, as it is kept there. */
const HINT = "campus-events.signed-in";
/** What React draws beside it that takes no room, or room that nothing else has. */
const WITHOUT_ROOM = ".skip-link, .offline-notice, .bell, .header-settings, .visually-hidden, .segment > input";

let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(async () => {
  await page.close();
  await chooseLanguage("en", new FakeStorage());
  window.earlyAnswer = undefined;
});

/** What stands on the page before the application does. */
async function shellOf(path: string, language: Language = "en", answer = Promise.resolve(found(EVENT))): Promise<Element> {
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  window.earlyAnswer = { url: `/api/v1${path}`, answer };
  const [pathname = "", query] = path.split("?");
  drawShell(root, SHELL_WORDS[language], { path: pathname, search: query ? `?${query}` : "" }, page.campus.storage);
  await settled();
  return root;
}

/** The application as it first stands: asked for is all, and answered is nothing but the event. */
async function applicationAt(path: string, language: Language): Promise<Element> {
  for (const route of ["events", "recommendations", "auth/refresh", "users/me/rsvps", "users/me/notifications"]) {
    page.server.hold(`${route === "auth/refresh" ? "POST" : "GET"} /api/v1/${route}`, 200, []);
  }
  page.server.answer(`GET /api/v1/events/${ID}`, 200, EVENT);
  await chooseLanguage(language, new FakeStorage());
  await page.open(path);
  const root = document.body.firstElementChild;
  assert(root);
  return root;
}

/** What of the shell is not drawn at the same place by React: by its kind, its attributes and its words. */
function differences(shell: Element, drawn: Element): readonly string[] {
  const rest = [...drawn.children];
  return [...shell.children].flatMap((element) => {
    while (rest[0]?.matches(WITHOUT_ROOM)) rest.shift();
    const counterpart = rest.shift();
    if (!counterpart || start(element, element) !== start(counterpart, element)) return [start(element, element)];
    return differences(element, counterpart);
  });
}

/** An element without what is in it, with the attributes that `like` has, and words where `like` has some. */
function start(element: Element, like: Element): string {
  const attributes = like.getAttributeNames().map((name) => `${name}=${element.getAttribute(name)}`);
  return [element.tagName, ...attributes, wordsIn(like) === "" ? "" : wordsIn(element)].join(" ");
}

function wordsIn(element: Element): string {
  return [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map((node) => node.textContent).join("");
}

function found(event: CampusEvent): Response {
  return new Response(JSON.stringify(event), { status: 200 });
}

for (const path of ["/", "/events", "/events?search=jazz", `/events/${ID}`, "/about", "/login?next=/events"]) {
  for (const language of ["en", "de"] as const) {
    for (const word of ["", "signed-in"]) {
      test(`${path} begins as React draws it (${language}${word && ", "}${word})`, async () => {
        if (word) page.browser.storage.setItem(HINT, word);
        // The tab reads who was signed in when it is opened.
        page = new CampusPage(page.browser);
        const shell = await shellOf(path, language);
        const drawn = await applicationAt(path, language);
        assert.equal(shell.querySelectorAll("h1").length, /about|login/.test(path) ? 0 : 1);
        assert.deepEqual(differences(shell, drawn), []);
      });
    }
  }
}

test("an event's picture stands where React puts it", async () => {
  const pictured = { ...EVENT, image_url: "http://pictures.example/hike.jpg" };
  const shell = await shellOf(`/events/${ID}`, "en", Promise.resolve(found(pictured)));
  page.server.answer(`GET /api/v1/events/${ID}`, 200, pictured);
  const drawn = await applicationAt(`/events/${ID}`, "en");
  assert(shell.querySelector(".event-cover > img"));
  assert.deepEqual(differences(shell, drawn), []);
});

test("a title is words, never HTML", async () => {
  const shell = await shellOf(`/events/${ID}`);
  assert.equal(shell.querySelector("h1")?.textContent, "Night <b>hike</b> & more");
  assert.equal(shell.querySelector("h1 *"), null);
});

test("the application finds the event that is shown, and the answer as it came", async () => {
  await shellOf(`/events/${ID}`);
  assert.equal(window.earlyAnswer?.event?.id, ID);
  assert.deepEqual(await (await window.earlyAnswer?.answer)?.json(), EVENT);
});

for (const [what, answer] of [
  ["an event that is not for everybody", () => Promise.resolve(new Response("{}", { status: 404 }))],
  ["an answer that is no event", () => Promise.resolve(new Response("<html>", { status: 200 }))],
  ["no answer", () => Promise.reject(new TypeError("Failed to fetch"))],
] as const) {
  test(`${what} leaves the page's place empty`, async () => {
    const shell = await shellOf(`/events/${ID}`, "en", answer());
    assert.equal(shell.querySelector("main")?.childElementCount, 0);
    assert.equal(window.earlyAnswer?.event, undefined);
  });
}

test("an event that comes after the application is not drawn, nor said to be", async () => {
  let arrive: (answer: Response) => void = () => undefined;
  const shell = await shellOf(`/events/${ID}`, "en", new Promise((resolve) => {
    arrive = resolve;
  }));
  shell.replaceChildren();
  arrive(found(EVENT));
  await settled();
  assert.equal(shell.childElementCount, 0);
  assert.equal(window.earlyAnswer?.event, undefined);
});

test("nothing is drawn where a notice stands above the page", async () => {
  page.browser.storage.setItem(HINT, "unverified");
  assert.equal((await shellOf("/")).childElementCount, 0);
});
