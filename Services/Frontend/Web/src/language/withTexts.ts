import type { Part } from "./Text";
import { loadTexts } from "./texts";

/** What is loaded when it is needed, together with what it says. */
export async function withTexts<Module>(module: Promise<Module>, ...parts: readonly Part[]): Promise<Module> {
  await Promise.all(parts.map(loadTexts));
  return module;
}
