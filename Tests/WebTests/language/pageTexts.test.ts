import "../support/dom";
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { PARTS, textsOf } from "../../../Services/Frontend/Web/src/language/parts";
import type { Part } from "../../../Services/Frontend/Web/src/language/Text";

const SOURCES = "../../Services/Frontend/Web/src";

interface Loaded {
  /** The module that loads it. */
  readonly by: string;
  readonly module: string;
  readonly parts: readonly string[];
}

const sources = readdirSync(SOURCES, { recursive: true }).map(String).filter((path) => /\.tsx?$/.test(path));
const loads = sources.flatMap((by): readonly Loaded[] => {
  const calls = textOf(by).matchAll(/(?<!: )import\("(\.[^"]+)"\)((?:, "\w+")*)/g);
  return [...calls].flatMap(([, path = "", parts = ""]) => {
    const module = moduleAt(by, path);
    return module.startsWith("language/") ? [] : [{ by, module, parts: [...parts.matchAll(/\w+/g)].map(String) }];
  });
});
const features = new Map<string, string>();

beforeEach(async () => {
  for (const part of Object.keys(PARTS.en) as Part[]) {
    for (const feature of Object.keys(await textsOf("en", part))) features.set(feature, part);
  }
});

// A text whose part is not loaded is shown as its key; nothing else would say so.
for (const load of loads) {
  test(`${load.module} is loaded with all texts that it says`, () => {
    const said = new Set([...withAllItImports(load.module)].flatMap((module) => [...partsSaidBy(module)]));
    // What a refusal means is said in other words where these are not there; see api/problemSentence.ts.
    const there = new Set(["first", "refusal", ...partsThereWith(load)]);
    assert.deepEqual([...said].filter((part) => !there.has(part)), []);
  });
}

test("nothing is loaded with texts that it does not say", () => {
  // What a page loads later may say more. Any may be refused something.
  const said = (module: string): ReadonlySet<string> => {
    const modules = [...withAllItImports(module)];
    const later = loads.filter(({ by }) => modules.includes(by)).flatMap((load) => [...said(load.module)]);
    return new Set([...modules.flatMap((one) => [...partsSaidBy(one)]), ...later, "refusal"]);
  };
  const idle = loads.map(({ module, parts }) => [module, parts.filter((part) => !said(module).has(part))] as const);
  assert.deepEqual(idle.filter(([, parts]) => parts.length > 0), []);
});

function textOf(path: string): string {
  return readFileSync(`${SOURCES}/${path}`, "utf8");
}

function moduleAt(from: string, path: string): string {
  const module = new URL(path, `file:///${from}`).pathname.slice(1);
  return [".ts", ".tsx"].map((end) => module + end).find((name) => existsSync(`${SOURCES}/${name}`)) ?? module;
}

/** The module, and all that comes with it at once. */
function withAllItImports(module: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(module) || module.startsWith("language/") || module.startsWith("app/")) return seen;
  seen.add(module);
  for (const [, path = ""] of textOf(module).matchAll(/^(?:import|export) (?!type )(?:[^;"]* from )?"(\.[^"]+)";$/gm)) {
    withAllItImports(moduleAt(module, path), seen);
  }
  return seen;
}

/** Keys are written as they are looked up: "feature.key". */
function partsSaidBy(module: string): ReadonlySet<string> {
  const keys = textOf(module).matchAll(/["`](\w+)\.\w*(?:["`]|\$\{)/g);
  return new Set([...keys].flatMap(([, feature = ""]) => features.get(feature) ?? []));
}

/** The texts that are there whenever something is loaded: its own, and those of whatever loads it. */
function partsThereWith({ by, parts }: Loaded): readonly string[] {
  const around = loads.filter(({ module }) => withAllItImports(module).has(by)).map(partsThereWith);
  const common = (around[0] ?? []).filter((part) => around.every((others) => others.includes(part)));
  return [...parts, ...common];
}
