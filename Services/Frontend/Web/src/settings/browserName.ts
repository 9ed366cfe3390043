import { t } from "../language/texts";

// More special names first: each browser also claims to be those that came before it.
const BROWSERS = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
] as const;

const SYSTEMS = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** What people call the browser that sends this `User-Agent`, such as "Firefox on Windows". */
export function browserName(userAgent: string): string {
  const browser = BROWSERS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  if (browser && system) return t("settings.browserOn", { browser, system });
  if (browser ?? system) return browser ?? system ?? "";
  // A program that names itself, such as curl/8.1.
  const [program] = /^[\w.-]{2,40}\/[\w.-]+/.exec(userAgent) ?? [];
  return program?.replace("/", " ") ?? t("settings.unknownBrowser");
}
