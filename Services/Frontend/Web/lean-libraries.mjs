// Writes i18next and react-dom without the parts of them that never run here, which every first view would bring: of
// i18next what loads texts over the network, its own formatter, plural rules for browsers without Intl, and what is
// called by nobody; of react-dom what draws in the ways of before version 18 or takes over a server's HTML, which
// minifying leaves out once it is not exported. A version that is built otherwise keeps them.
// usage: node lean-libraries.mjs OUTPUT_DIRECTORY
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [output] = process.argv.slice(2);
const { resolve } = createRequire(import.meta.url);

/** Of the classes of i18next. */
const UNUSED_METHODS = [
  "addResources", "addRule", "clone", "cloneInstance", "deprecate", "dir", "getFixedT", "getPluralFormsOfKey",
  "loadLanguages", "loadNamespaces", "needsPlural", "off", "reloadResources", "removeNamespaces", "removeResourceBundle",
  "setDebug", "setDefaultNamespace", "toJSON",
];

const LIBRARIES = [
  {
    name: "i18next.js",
    left: UNUSED_METHODS,
    source: join(dirname(resolve("i18next")), "../esm/i18next.js"),
    cuts: [
      [/^var Connector = function \(_EventEmitter\) \{$.*?^\}\(EventEmitter\);$/ms, "class Connector { on() {} }"],
      [/^var Formatter = function \(\) \{$.*?^\}\(\);$/ms, "var Formatter;"],
      [/^var sets = \[\{$.*?^\}\];$/ms, "var sets = [];"],
      [/^var _rulesPluralsTypes = \{$.*?^\};$/ms, "var _rulesPluralsTypes = {};"],
      [new RegExp(`\\}, \\{\\n    key: "(?:${UNUSED_METHODS.join("|")})",$.*?^  (?=\\})`, "gms"), ""],
    ],
  },
  {
    name: "react-dom-client.cjs",
    source: join(dirname(resolve("react-dom")), "cjs/react-dom.production.min.js"),
    cuts: [[/^exports\.(?!createRoot\b).*$/gm, ""]],
  },
];

mkdirSync(output, { recursive: true });
for (const { name, source, cuts, left = [] } of LIBRARIES) {
  const whole = readFileSync(source, "utf8");
  const text = cuts.reduce((before, [part, instead]) => before.replace(part, instead), whole);
  const missed = text === whole ? [] : left.filter((method) => text.includes(`.${method}(`));
  if (missed.length > 0) throw new Error(`${name} calls what is left out of it: ${missed.join(", ")}`);
  writeFileSync(join(output, name), text);
}
