// Writes i18next without the parts of it that never run here: what loads texts over the network, its own formatter, and
// plural rules for browsers without Intl. They are a fifth of it, and every first view would bring them. A version that
// is built otherwise keeps them.
// usage: node lean-i18next.mjs OUTPUT_FILE
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [output] = process.argv.slice(2);
const { resolve } = createRequire(import.meta.url);
const main = resolve("i18next");
const source = join(dirname(main), "../esm/i18next.js");

const CUTS = [
  [/^var Connector = function \(_EventEmitter\) \{$.*?^\}\(EventEmitter\);$/ms, "class Connector { on() {} }"],
  [/^var Formatter = function \(\) \{$.*?^\}\(\);$/ms, "var Formatter;"],
  [/^var sets = \[\{$.*?^\}\];$/ms, "var sets = [];"],
  [/^var _rulesPluralsTypes = \{$.*?^\};$/ms, "var _rulesPluralsTypes = {};"],
];

writeFileSync(output, CUTS.reduce((text, [part, instead]) => text.replace(part, instead), readFileSync(source, "utf8")));
