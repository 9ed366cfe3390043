// What of i18next never runs here: what loads texts over the network, its own formatter, plural rules for browsers
// without Intl, texts within texts, what is said to its developers, and what is called by nobody.

/** Methods that nobody calls. */
const UNUSED = [
  "addResources", "addRule", "clone", "cloneInstance", "deprecate", "dir", "getFixedT", "getPluralFormsOfKey",
  "loadLanguages", "loadNamespaces", "needsPlural", "off", "reloadResources", "removeNamespaces", "removeResourceBundle",
  "setDebug", "setDefaultNamespace", "toJSON", "use",
];

/** What is left of the methods that have nothing to do: texts are flat, languages are "en" and "de", resources are given. */
const IDLE = {
  formatLanguageCode: "return arguments[0];",
  getBestMatchFromCodes: "return '';",
  getScriptPartFromCode: "return null;",
  getSuffixRetroCompatible: "return '';",
  hasLoadedNamespace: "return true;",
  loadResources: "arguments[1](null);",
  nest: "return arguments[0];",
};

/** @type {import("./lean-libraries.mjs").LeanLibrary} */
export const i18next = {
  output: "i18next.js",
  source: "i18next",
  file: "../esm/i18next.js",
  cuts: [
    [/^var Connector = function \(_EventEmitter\) \{$.*?^\}\(EventEmitter\);$/ms, "class Connector { on() {} }"],
    [/^var Formatter = function \(\) \{$.*?^\}\(\);$/ms, "var Formatter;"],
    [/^var sets = \[\{$.*?^\}\];$/ms, "var sets = [];"],
    [/^var _rulesPluralsTypes = \{$.*?^\};$/ms, "var _rulesPluralsTypes = {};"],
    [new RegExp(`\\}, \\{\\n    key: "(?:${UNUSED.join("|")})",$.*?^  (?=\\})`, "gms"), ""],
    ...Object.entries(IDLE).map(([name, left]) => [
      new RegExp(`(key: "${name}",\\n    value: function ${name}\\([^)]*\\) \\{)\\n.*?^    \\}`, "ms"),
      `$1 ${left} }`,
    ]),
    // It says so only to who debugs, and asks nobody for what is missing.
    [/^ +(?:if \([^\n]*\) )?\w+\.logger\.(?:log|warn|error)\([^\n]*\);$/gm, ""],
    [/^ {8}if \(usedKey \|\| usedDefault \|\| updateMissing\) \{\n.*?^ {8}\}$/ms, ""],
  ],
  left: UNUSED,
};
