// What React draws first of each page, as elements of the same kinds, classes and words, so that nothing jumps when it
// takes their place; drawShell.test.tsx holds the two together. What only takes part later may be missing.
import type { CampusEvent } from "../events/CampusEvent";
import { categoryClass } from "../events/categoryClass";
import { patternOf, pictureOf } from "../events/cover";
import type { Location } from "../router/Router";
import { wayBack } from "../router/safeNextPath";
import type { ShellWords } from "./shellWords";

type Content = readonly (Element | string)[];

/** Words become text, never HTML. */
export function element(name: string, attributes: Readonly<Record<string, string>>, ...content: Content): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...content);
  return made;
}

export function headerElement(words: ShellWords, location: Location, isSignedIn: boolean): Element {
  const link = (to: string, text: string, query = "") => {
    const href = to + query;
    return element("a", to === location.path ? { href, "aria-current": "page" } : { href }, text);
  };
  const back = wayBack(location);
  return element(
    "header",
    { class: "header" },
    element(
      "a",
      { class: "brand", href: "/" },
      element("img", { src: "/favicon.svg", alt: "", width: "32", height: "32" }),
      words.brand,
    ),
    element(
      "nav",
      { class: "navigation", "aria-label": words.navigation },
      link("/events", words.events),
      ...(isSignedIn ? [link("/me/events", words.myEvents)] : []),
    ),
    element(
      "div",
      { class: "account" },
      ...(isSignedIn ? [] : [link("/login", words.signIn, back), link("/register", words.register, back)]),
    ),
  );
}

export function heroElement(words: ShellWords, isSignedIn: boolean): Element {
  const ways = element("p", { class: "hero-actions" }, element("a", { href: "/register" }, words.createAccount));
  return element(
    "section",
    { class: "hero" },
    heading(words.home),
    element("p", { class: "hero-lead" }, words.lead),
    // What one would type into it before the application is there would be lost.
    element("form", { class: "hero-search" }),
    ...(isSignedIn ? [] : [ways]),
    element("span", { class: "hero-tickets", "aria-hidden": "true" }),
  );
}

export function eventsHeadElements(words: ShellWords): readonly Element[] {
  const segment = () => element("label", { class: "segment" }, element("span", {}));
  return [
    element(
      "div",
      { class: "page-head" },
      heading(words.coming),
      element("fieldset", { class: "segments" }, segment(), segment()),
    ),
    element("p", { class: "page-lead" }, words.comingLead),
  ];
}

export function eventElement(words: ShellWords, event: CampusEvent): Element {
  const { category } = event;
  const picture = pictureOf(event);
  const cover = picture === null
    ? element("div", { class: `event-cover event-cover-${patternOf(event)}`, "aria-hidden": "true" })
    : element("div", { class: "event-cover" }, element("img", { src: picture, alt: "", width: "640", height: "640" }));
  const tag = element(
    "a",
    { class: "category", href: `/events?category=${encodeURIComponent(category)}` },
    words.categories[category],
  );
  return element(
    "article",
    { class: `event-page ${categoryClass(category)}` },
    cover,
    element("header", { class: "event-head" }, element("p", { class: "event-tags" }, tag), heading(event.title)),
  );
}

export function heading(words: string): Element {
  return element("h1", { tabindex: "-1" }, words);
}
