import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { page as browserPage } from "../support/dom";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

const PICTURE = "https://pictures.example/hike.jpg";
let page: CampusPage;

beforeEach(() => {
  page = new CampusPage();
});

afterEach(async () => {
  await page.close();
  browserPage.reconfigure({ url: "http://campus.example/" });
});

async function open(image_url: string): Promise<void> {
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ image_url }));
  await page.open("/events/e1");
}

const picture = () => document.querySelector<HTMLImageElement>(".event-cover img");

test("the cover is the event's picture", async () => {
  await open(PICTURE);
  assert.equal(picture()?.src, PICTURE);
});

test("a picture that cannot be loaded gives way to the date", async () => {
  await open(PICTURE);
  await page.settle(() => picture()?.dispatchEvent(new window.Event("error")));
  assert.equal(picture(), null);
  assert.match(document.querySelector(".event-cover")?.textContent ?? "", /1/);
});

test("a page that came over TLS shows the date in place of a picture that does not", async () => {
  browserPage.reconfigure({ url: "https://campus.example/" });
  await open("http://pictures.example/hike.jpg");
  assert.equal(picture(), null);
  assert(document.querySelector(".event-cover"));
});
