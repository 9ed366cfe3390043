// Makes every script of a folder as small as it gets. esbuild does so quickly; this takes a tenth more off, most of it
// from libraries that come unminified.
// usage: node minify.mjs DIRECTORY
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// An import would look for it only beside this file; Debian's packages are on NODE_PATH.
const { minify } = createRequire(import.meta.url)("terser");
const [directory] = process.argv.slice(2);

for (const name of readdirSync(directory).filter((file) => file.endsWith(".js"))) {
  const path = join(directory, name);
  // `pure_getters`: reading a property is taken to do nothing else, so that what nobody uses may go; the browser tests run
  // what comes of it.
  const { code, map } = await minify(readFileSync(path, "utf8"), {
    module: true,
    compress: { passes: 3, ecma: 2020, keep_fargs: false, pure_getters: true },
    format: { ecma: 2020 },
    sourceMap: { content: readFileSync(`${path}.map`, "utf8"), url: `${name}.map` },
  });
  writeFileSync(path, code);
  writeFileSync(`${path}.map`, map);
}
