// What the tests use of Node and jsdom. Debian packages no types for a Node of another origin.
declare module "node:test" {
  interface TestContext {
    /** Timers that go by as the test says; put back when it ends. */
    readonly mock: { readonly timers: { enable(options: { apis: readonly "setTimeout"[] }): void; tick(milliseconds: number): void } };
  }
  type TestBody = (context: TestContext) => void | Promise<void>;
  export function test(name: string, body: TestBody): Promise<void>;
  export function describe(name: string, body: TestBody): void;
  export function beforeEach(body: TestBody): void;
  export function afterEach(body: TestBody): void;
  export function after(body: () => void): void;
  export const mock: {
    readonly timers: { enable(options: { apis: readonly string[] }): void; tick(milliseconds: number): void; reset(): void };
  };
}

declare module "node:assert/strict" {
  const assert: {
    (value: unknown, message?: string): asserts value;
    equal<Value>(actual: unknown, expected: Value, message?: string): asserts actual is Value;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    match(actual: string, pattern: RegExp, message?: string): void;
    doesNotMatch(actual: string, pattern: RegExp, message?: string): void;
    rejects(promise: Promise<unknown>, expected: object): Promise<void>;
  };
  export default assert;
}

declare module "node:process" {
  export function exit(): never;
}

declare module "node:timers" {
  export function setTimeout(body: () => void, milliseconds: number): { unref(): void };
}

declare module "node:fs" {
  export function existsSync(path: string): boolean;
  export function readFileSync(path: string, encoding: "utf8"): string;
  export function readdirSync(path: string, options: { recursive: true }): readonly string[];
}

declare module "jsdom" {
  export class JSDOM {
    constructor(html: string, options: { url: string; pretendToBeVisual: boolean });
    readonly window: Window & typeof globalThis;
    reconfigure(settings: { url: string }): void;
  }
}

declare module "react-dom/test-utils" {
  export function act(work: () => Promise<void>): Promise<void>;
}

declare function setImmediate(callback: (value: unknown) => void): unknown;
