// Says how much JavaScript the first view of every page takes, gzipped, in each language, and fails above the limit: what
// index.html loads, with the page's own files and texts, as app/routes.ts names them, and a seat's with its event. What is
// below, or comes when somebody asks for it, is not counted.
// usage: node first-view.mjs METAFILE OUTPUT_DIRECTORY
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Outputs } from "./outputs.mjs";

const [metafile, outputDirectory] = process.argv.slice(2);
const LIMIT = 90_000;
const LANGUAGES = ["en", "de"];

const outputs = new Outputs(metafile);
const size = (file) => gzipSync(readFileSync(join(outputDirectory, "assets", file)), { level: 9 }).length;

/** What a module loads with its texts: its name, the module that it is, and the parts of the texts. */
function loadedBy(module) {
  const calls = readFileSync(module, "utf8").matchAll(/withTexts\(import\("([^"]+)"\)([^)]*)\)/g);
  return [...calls].map(([, path, parts]) => ({
    name: path.replace(/^.*\//, ""),
    modules: [outputs.moduleOf(join(module, "..", path))],
    parts: [...parts.matchAll(/"(\w+)"/g)].map(([, part]) => part),
  }));
}

const pages = loadedBy("src/app/routes.ts");
// Who is signed in has this at hand before the press; see rsvps/lazyHeldSeat.ts.
const [seat] = loadedBy("src/rsvps/lazyHeldSeat.ts");
const event = pages.find(({ name }) => name === "EventPage");
const heldSeat = { name: "EventPage with HeldSeat", modules: [...event.modules, ...seat.modules], parts: [...event.parts, ...seat.parts] };

const sizes = [...pages, heldSeat].flatMap(({ name, modules, parts }) => LANGUAGES.map((language) => {
  const texts = ["first", ...parts].map((part) => `src/language/${language}/${part}Part.ts`);
  const files = new Set(["src/main.tsx", ...modules, ...texts].flatMap((module) => outputs.filesOf(module)));
  const bytes = [...files].filter((file) => file.endsWith(".js")).reduce((sum, file) => sum + size(file), 0);
  return { name: `${name} (${language})`, bytes };
}));
const words = sizes.map(({ name, bytes }) => `${name} ${(bytes / 1000).toFixed(1)}`).join(", ");
console.log(`first view, kB of gzipped JavaScript, at most ${LIMIT / 1000}: ${words}`);
const tooLarge = sizes.filter(({ bytes }) => bytes > LIMIT);
if (tooLarge.length > 0) {
  console.error(`build: a first view is too large: ${tooLarge.map(({ name }) => name).join(", ")}`);
  process.exit(1);
}
