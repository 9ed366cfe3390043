// Says how much JavaScript the first view of the pages that visitors come to takes, gzipped, in each language, and fails
// above the limit: what index.html loads, with the page's own files. What follows the first view has a limit of its own.
// usage: node first-view.mjs METAFILE OUTPUT_DIRECTORY
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Outputs } from "./outputs.mjs";

const [metafile, outputDirectory] = process.argv.slice(2);
const LIMIT = 90_000;
const LATER_LIMIT = 95_000;
/** What each page is made of, and the parts of the texts that it says. */
const FIRST_VIEWS = {
  home: { modules: ["src/home/HomePage.tsx"], parts: ["home"] },
  events: { modules: ["src/events/EventsPage.tsx"], parts: [] },
  event: { modules: ["src/events/EventPage.tsx"], parts: ["event"] },
  // Who is signed in has this at hand before the press, once the page is there; see rsvps/lazyHeldSeat.ts.
  "event and then a seat": {
    modules: ["src/events/EventPage.tsx", "src/rsvps/HeldSeat.tsx"],
    parts: ["event", "seat"],
    limit: LATER_LIMIT,
  },
};
/** With the texts that each has in no file that is loaded anyway. */
const LANGUAGES = { en: [], de: ["first"] };

const outputs = new Outputs(metafile);
const size = (file) => gzipSync(readFileSync(join(outputDirectory, "assets", file)), { level: 9 }).length;
const sizes = Object.entries(FIRST_VIEWS).flatMap(([name, { modules, parts, limit = LIMIT }]) => {
  return Object.entries(LANGUAGES).map(([language, own]) => {
    const texts = [...own, ...parts].map((part) => `src/language/${language}/${part}Part.ts`);
    const files = new Set(["src/main.tsx", ...modules, ...texts].flatMap((module) => outputs.filesOf(module)));
    const bytes = [...files].filter((file) => file.endsWith(".js")).reduce((sum, file) => sum + size(file), 0);
    return { name: `${name} (${language})`, bytes, limit };
  });
});
const words = sizes.map(({ name, bytes }) => `${name} ${(bytes / 1000).toFixed(1)}`).join(", ");
console.log(`first view, kB of gzipped JavaScript, at most ${LIMIT / 1000}, ${LATER_LIMIT / 1000} with what follows: ${words}`);
const tooLarge = sizes.filter(({ bytes, limit }) => bytes > limit);
if (tooLarge.length > 0) {
  console.error(`build: a first view is too large: ${tooLarge.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}
