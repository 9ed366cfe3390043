// Writes index.html from its template with the hashed names that esbuild gave the entry points.
// usage: node page.mjs METAFILE TEMPLATE OUTPUT_DIRECTORY
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const [metafile, template, outputDirectory] = process.argv.slice(2);
const { outputs } = JSON.parse(readFileSync(metafile, "utf8"));

/** The address of the file that was built from `entryPoint`. */
function address(entryPoint) {
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint === entryPoint);
  if (!found) throw new Error(`esbuild built nothing from ${entryPoint}`);
  return `/assets/${basename(found[0])}`;
}

const page = readFileSync(template, "utf8")
  .replace("{{style}}", address("src/styles/main.css"))
  .replace("{{script}}", address("src/main.tsx"));
writeFileSync(join(outputDirectory, "index.html"), page);
