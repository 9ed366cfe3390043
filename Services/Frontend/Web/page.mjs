// Writes index.html and service-worker.js from their templates with the hashed names that esbuild gave its outputs.
// usage: node page.mjs METAFILE PAGE_TEMPLATE WORKER_TEMPLATE OUTPUT_DIRECTORY
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const [metafile, template, workerTemplate, outputDirectory] = process.argv.slice(2);
const { outputs } = JSON.parse(readFileSync(metafile, "utf8"));

/** The address of the file that was built from `entryPoint`. */
function address(entryPoint) {
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint);
  if (!found) throw new Error(`esbuild built nothing from ${entryPoint}`);
  return `/assets/${basename(found[0])}`;
}

/** The parts that the entry point imports at once, each a link by which the browser asks for it without waiting for the entry. */
function preloads(entryPoint) {
  const [, entry] = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint);
  const wanted = new Set();
  const collect = ({ imports }) => {
    for (const { path, kind } of imports) {
      if (kind !== "import-statement" || wanted.has(path)) continue;
      wanted.add(path);
      collect(outputs[path]);
    }
  };
  collect(entry);
  return [...wanted].map((path) => `<link rel="modulepreload" href="/assets/${basename(path)}">`).join("\n    ");
}

const page = readFileSync(template, "utf8")
  .replace("{{style}}", address("src/styles/main.css"))
  .replace("{{preloads}}", preloads("src/main.tsx"))
  .replace("{{script}}", address("src/main.tsx"));
writeFileSync(join(outputDirectory, "index.html"), page);

const assets = Object.keys(outputs).filter((path) => /\.(js|css)$/.test(path)).map((path) => `/assets/${basename(path)}`).sort();
const version = createHash("sha256").update(page).update(assets.join("\n")).digest("hex").slice(0, 16);
const worker = readFileSync(workerTemplate, "utf8")
  .replace("/* {{assets}} */ []", JSON.stringify(assets))
  .replace("{{version}}", version);
writeFileSync(join(outputDirectory, "service-worker.js"), worker);
