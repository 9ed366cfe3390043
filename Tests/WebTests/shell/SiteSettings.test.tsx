import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { siteSettings } from "../../../Services/Frontend/Web/src/shell/SiteSettings";
import { CampusPage } from "../support/CampusPage";

afterEach(() => document.head.replaceChildren());

/** As frontend writes it into the page. */
function tell(settings: Record<string, string>): void {
  const element = document.createElement("script");
  element.type = "application/json";
  element.id = "site";
  element.textContent = JSON.stringify(settings);
  document.head.append(element);
}

test("without settings nothing is linked", () => {
  assert.deepEqual(siteSettings(document), {});
});

test("the foot of every page links to what the university has set", async () => {
  tell({ imprint_url: "https://u.example/imprint", privacy_url: "https://u.example/privacy", support_address: "it@u.example" });
  const page = new CampusPage();
  await page.open("/about");
  const links = [...document.querySelectorAll<HTMLAnchorElement>("footer a")].map((link) => `${link.textContent} ${link.getAttribute("href")}`);
  for (const link of ["Imprint https://u.example/imprint", "Privacy https://u.example/privacy", "Help mailto:it@u.example"]) {
    assert(links.includes(link), `${link} is not among ${links.join(", ")}`);
  }
  await page.close();
});
