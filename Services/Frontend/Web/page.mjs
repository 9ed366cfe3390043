// Writes index.html and service-worker.js from their templates with the hashed names that esbuild gave its outputs.
// usage: node page.mjs METAFILE PAGE_TEMPLATE WORKER_TEMPLATE OUTPUT_DIRECTORY
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Outputs } from "./outputs.mjs";

const [metafile, template, workerTemplate, outputDirectory] = process.argv.slice(2);
const outputs = new Outputs(metafile);
const MAIN = "src/main.tsx";
const CHARTS = "src/charts/drawChart.ts";
const EARLY = "src/early/start.ts";
const SHELL = "src/early/shell.ts";
const WORDS = "src/early/shellWords.ts";

const first = outputs.filesOf(MAIN);
/** The parts that the first file imports, each a link by which the browser asks for it without waiting for that file. */
const preloads = first.slice(1).map((file) => `<link rel="modulepreload" href="/assets/${file}">`).join("\n    ");

/** What esbuild makes of a module, with what is known only here written in. */
function bundle(module, format, values = {}) {
  const defined = Object.entries(values).map(([name, value]) => `--define:${name}=${JSON.stringify(value)}`);
  return execFileSync(
    "esbuild",
    [module, "--bundle", `--format=${format}`, "--target=es2020", "--minify", ...defined],
    { encoding: "utf8" },
  ).trim();
}

/** The script that stands in the page itself and asks for what the page at its address needs beyond the first file. */
function early() {
  const wanted = Object.fromEntries(outputs.lazyModules().map((module) => {
    return [module.replace(/^src\/|\.tsx?$/g, ""), outputs.filesOf(module).filter((file) => !first.includes(file))];
  }));
  // It names some modules only; the files of the others would make the page larger for nothing.
  const named = bundle(EARLY, "iife", { FILES: {} });
  return bundle(EARLY, "iife", { FILES: Object.fromEntries(Object.entries(wanted).filter(([module]) => {
    return named.includes(`"${/^language\/\w+\/(\w+)Part$/.exec(module)?.[1] ?? module}"`);
  })) });
}

/** The script that draws the page before the application does, with its words. */
async function shell() {
  const { SHELL_WORDS } = await import(`data:text/javascript,${encodeURIComponent(bundle(WORDS, "esm"))}`);
  return bundle(SHELL, "iife", { WORDS: SHELL_WORDS });
}

const shellScript = await shell();
const page = readFileSync(template, "utf8")
  .replace("{{style}}", `/assets/${outputs.filesOf("src/styles/main.css")[0]}`)
  .replace("{{preloads}}", preloads)
  .replace("{{early}}", () => early())
  .replace("{{shell}}", () => shellScript)
  .replace("{{script}}", `/assets/${first[0]}`);
writeFileSync(join(outputDirectory, "index.html"), page);

/** What is kept for when there is no network: all but what draws charts, which then have no figures. */
const kept = outputs.paths.filter((path) => /\.(js|css)$/.test(path) && basename(path) !== outputs.filesOf(CHARTS)[0]);
const assets = kept.map((path) => `/assets/${basename(path)}`).sort();
const version = createHash("sha256").update(page).update(assets.join("\n")).digest("hex").slice(0, 16);
const worker = readFileSync(workerTemplate, "utf8")
  .replace("/* {{assets}} */ []", JSON.stringify(assets))
  .replace("{{version}}", version);
writeFileSync(join(outputDirectory, "service-worker.js"), worker);
