// What esbuild made of each module, from its metafile.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

export class Outputs {
  constructor(metafile) {
    this.outputs = JSON.parse(readFileSync(metafile, "utf8")).outputs;
  }

  get paths() {
    return Object.keys(this.outputs);
  }

  /** The modules that have a file of their own because they are loaded when they are needed. */
  lazyModules() {
    const entries = Object.values(this.outputs).map(({ entryPoint }) => entryPoint);
    return entries.filter((entry) => /^src\/(?!main\.tsx|styles\/)/.test(entry ?? ""));
  }

  /** The entry point whose path is this, but for how it ends. */
  moduleOf(path) {
    return this.lazyModules().find((module) => module.replace(/\.tsx?$/, "") === path) ?? path;
  }

  /** The file that was built from an entry point, and all that it imports at once. */
  filesOf(entryPoint) {
    const found = Object.entries(this.outputs).find(([, output]) => output.entryPoint === entryPoint);
    if (!found) throw new Error(`esbuild built nothing from ${entryPoint}`);
    const wanted = new Set();
    const collect = (path) => {
      if (wanted.has(path)) return;
      wanted.add(path);
      for (const { path: imported, kind } of this.outputs[path].imports) if (kind === "import-statement") collect(imported);
    };
    collect(found[0]);
    return [...wanted].map((path) => basename(path));
  }
}
