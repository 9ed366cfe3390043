// Writes i18next, marked and react-dom without the parts of them that never run here, which every first view would bring. A
// version that is built otherwise keeps them. What the application itself must not use then is looked for in it.
// usage: node lean-libraries.mjs OUTPUT_DIRECTORY
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { i18next } from "./lean-i18next.mjs";
import { marked } from "./lean-marked.mjs";
import { reactDOM } from "./lean-react-dom.mjs";

/**
 * @typedef {object} LeanLibrary
 * @property {string} output The name of the file to write.
 * @property {string} source The package.
 * @property {string} file Where its text is, from the folder of the package's own file.
 * @property {readonly (readonly [RegExp, string])[]} cuts What is taken out, and what is put there.
 * @property {readonly string[]} left The methods that are taken out, and must not be called by what remains.
 */

const [output] = process.argv.slice(2);
const { resolve } = createRequire(import.meta.url);

mkdirSync(output, { recursive: true });
for (const { output: name, source, file, cuts, left } of [i18next, marked, reactDOM]) {
  const whole = readFileSync(join(dirname(resolve(source)), file), "utf8");
  const text = cuts.reduce((before, [part, instead]) => before.replace(part, instead), whole);
  const missed = text === whole ? [] : left.filter((method) => text.includes(`.${method}(`));
  if (missed.length > 0) throw new Error(`${name} calls what is left out of it: ${missed.join(", ")}`);
  writeFileSync(join(output, name), text);
}

/** What react-dom would not do then, and texts within texts, which would stay as they are written. */
const UNHEARD = [
  /\bon(?:Select|BeforeInput|Composition\w+|Mouse(?:Enter|Leave)|Pointer(?:Enter|Leave))=/,
  /\bdefaultProps\b|\b(?:c|childC)ontextTypes\b|\bcomponentWill(?:Mount|ReceiveProps|Update)\b|\bgetDerivedStateFromProps\b/,
  /\sref="/,
  /\$t\(/,
];
for (const path of readdirSync("src", { recursive: true }).filter((path) => /\.tsx?$/.test(path))) {
  const source = readFileSync(join("src", path), "utf8");
  const unheard = UNHEARD.flatMap((mark) => mark.exec(source)?.[0] ?? []);
  if (unheard.length > 0) throw new Error(`src/${path} uses what is left out of the libraries: ${unheard.join(", ")}`);
}
