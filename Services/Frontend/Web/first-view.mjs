// Says how much JavaScript the first view of the pages that visitors come to takes, gzipped, in each language, and fails
// above the limit: what index.html loads, with the page's own files.
// usage: node first-view.mjs METAFILE OUTPUT_DIRECTORY
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Outputs } from "./outputs.mjs";

const [metafile, outputDirectory] = process.argv.slice(2);
const LIMIT = 90_000;
/** What each page is made of, and the parts of the texts that it says. */
const FIRST_VIEWS = {
  home: { modules: ["src/home/HomePage.tsx"], parts: ["home"] },
  events: { modules: ["src/events/EventsPage.tsx"], parts: [] },
  event: { modules: ["src/events/EventPage.tsx"], parts: ["event"] },
  // Who is signed in has this at hand before the press; see rsvps/lazyHeldSeat.ts.
  "event with a seat": { modules: ["src/events/EventPage.tsx", "src/rsvps/HeldSeat.tsx"], parts: ["event", "seat"] },
};
/** With the texts that each has in no file that is loaded anyway. */
const LANGUAGES = { en: [], de: ["first"] };

const outputs = new Outputs(metafile);
const size = (file) => gzipSync(readFileSync(join(outputDirectory, "assets", file)), { level: 9 }).length;
const sizes = Object.entries(FIRST_VIEWS).flatMap(([name, { modules, parts }]) => {
  return Object.entries(LANGUAGES).map(([language, own]) => {
    const texts = [...own, ...parts].map((part) => `src/language/${language}/${part}Part.ts`);
    const files = new Set(["src/main.tsx", ...modules, ...texts].flatMap((module) => outputs.filesOf(module)));
    const bytes = [...files].filter((file) => file.endsWith(".js")).reduce((sum, file) => sum + size(file), 0);
    return { name: `${name} (${language})`, bytes };
  });
});
const words = sizes.map(({ name, bytes }) => `${name} ${(bytes / 1000).toFixed(1)}`).join(", ");
console.log(`first view, kB of gzipped JavaScript, at most ${LIMIT / 1000}: ${words}`);
const tooLarge = sizes.filter(({ bytes }) => bytes > LIMIT);
if (tooLarge.length > 0) {
  console.error(`build: a first view is too large: ${tooLarge.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}
