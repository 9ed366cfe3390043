// Says how much JavaScript the first view of the pages that visitors come to takes, gzipped, and fails above the limits:
// what index.html loads, with the page's own files.
// usage: node first-view.mjs METAFILE OUTPUT_DIRECTORY
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Outputs } from "./outputs.mjs";

const [metafile, outputDirectory] = process.argv.slice(2);
const FIRST_VIEWS = {
  home: { limit: 90_000, modules: ["src/home/HomePage.tsx"] },
  // With it come the search and the choices.
  events: { limit: 92_000, modules: ["src/events/EventsPage.tsx"] },
  // With it come one's seat and the form for guests.
  event: { limit: 99_000, modules: ["src/events/EventPage.tsx", "src/language/en/eventPart.ts"] },
};

const outputs = new Outputs(metafile);
const size = (file) => gzipSync(readFileSync(join(outputDirectory, "assets", file)), { level: 9 }).length;
const sizes = Object.entries(FIRST_VIEWS).map(([name, { modules, limit }]) => {
  const files = new Set(["src/main.tsx", ...modules].flatMap((module) => outputs.filesOf(module)));
  const bytes = [...files].filter((file) => file.endsWith(".js")).reduce((sum, file) => sum + size(file), 0);
  return { name, limit, bytes, words: `${name} ${(bytes / 1000).toFixed(1)} kB of ${limit / 1000}` };
});
console.log(`first view, gzipped JavaScript: ${sizes.map(({ words }) => words).join(", ")}`);
const tooLarge = sizes.filter(({ bytes, limit }) => bytes > limit);
if (tooLarge.length > 0) {
  console.error(`build: a first view is too large: ${tooLarge.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}
