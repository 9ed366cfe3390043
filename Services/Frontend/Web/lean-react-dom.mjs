// What of react-dom never runs here: what draws in the ways of before version 18, takes over a server's HTML, serves
// lists of Suspense that React does not export, what components could do before there were hooks, listens for events that no
// page of ours asks for, and tells its tools in the browser. Only createRoot is left, whose roots are concurrent ones.

/** What is left of the functions that are never run, or find nothing to do. */
const IDLE = {
  applyDerivedStateFromProps: "",
  cacheContext: "",
  callComponentWillMount: "",
  callComponentWillReceiveProps: "",
  clearIfContinuousEvent: "",
  coerceRef: "return element.ref;",
  completeDehydratedSuspenseBoundary: "return true;",
  cutOffTailIfNeeded: "",
  describeNativeComponentFrame: "return fn ? '\\n    in ' + (fn.displayName || fn.name) : '';",
  enterHydrationState: "",
  findFirstSuspended: "",
  getContextForSubtree: "return emptyContextObject;",
  getMaskedContext: "return emptyContextObject;",
  getUnmaskedContext: "return emptyContextObject;",
  getVendorPrefixedEventName: "return eventName;",
  hasContextChanged: "return false;",
  injectIntoDevTools: "",
  invalidateContextProvider: "",
  isContextProvider: "return false;",
  popContext: "",
  popHydrationState: "return false;",
  popTopLevelContextObject: "",
  prepareToHydrateHostInstance: "",
  prepareToHydrateHostTextInstance: "",
  propagateSuspenseContextChange: "",
  pushContextProvider: "return false;",
  pushTopLevelContextObject: "",
  queueHydrationError: "",
  queueIfContinuousEvent: "return false;",
  resetHydrationState: "",
  resolveDefaultProps: "return baseProps;",
  retryIfBlockedOn: "",
  tryHydrate: "",
  updateCacheComponent: "",
  updateDehydratedSuspenseComponent: "",
  updateSuspenseListComponent: "",
  upgradeHydrationErrorsToRecoverable: "",
};

/** @type {import("./lean-libraries.mjs").LeanLibrary} */
export const reactDOM = {
  output: "react-dom-client.cjs",
  source: "react-dom",
  file: "cjs/react-dom.production.min.js",
  cuts: [
    [/^exports\.(?!createRoot\b).*$/gm, ""],
    // Every tree of ours is concurrent.
    [/\(\w+(?:\.mode)? & ConcurrentMode\) === NoMode/g, "false"],
    [/\(\w+(?:\.mode)? & ConcurrentMode\) !== NoMode/g, "true"],
    [/\b\w+\.mode & ConcurrentMode\b/g, "true"],
    [/\b\w+\.tag === LegacyRoot/g, "false"],
    [/\b\w+\.tag !== LegacyRoot/g, "true"],
    // None of it comes from a server.
    [/^let isHydrating = false;/m, "const isHydrating = false;"],
    [/^ +isHydrating = (?:true|false);$/gm, ""],
    [/\b\w+\.dehydrated !== null/g, "false"],
    [/(?<=const dehydrated = )\w+\.dehydrated;/g, "null;"],
    [/(?<=[ !(])\w+\.isDehydrated\b/g, "false"],
    [/^ReactDOMHydrationRoot\.prototype\.(?:\w+ = (?=ReactDOMRoot)|unstable.*)/gm, ""],
    [/(?<=^ {4}case SuspenseListComponent:\n {6}\{\n {8}popSuspenseContext\(\);\n) {8}const renderState.*?(?=^ {4}case ScopeComponent:)/ms, "return null; }\n"],
    // onSelect, onBeforeInput, onComposition… and on…Enter and on…Leave; nobody may ask for them, see lean-libraries.mjs.
    [/^(function registerEvents(?:\$\d)?\(\) \{\n)(?=  register\w+\('on(?:BeforeInput|MouseEnter|Select)')/gm, "$1  return;\n"],
    [/^(function extractEvents\$\d\([^)]*\) \{\n)(?=  const isOverEvent|  extractCompositionEvent|  const targetNode.*\n  switch)/gm, "$1  return;\n"],
    ...Object.entries(IDLE).map(([name, left]) => [
      new RegExp(`^(function ${name}\\([^)]*\\) \\{)\\n.*?^\\}$`, "ms"),
      `$1 ${left} }`,
    ]),
  ],
  left: [],
};
