// Writes beside each text file the same in gzip and brotli, as small as it gets, for frontend to send as it is.
// usage: node compress.mjs DIRECTORY
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [directory] = process.argv.slice(2);
// Below this a packet holds all of it.
const SMALLEST = 1000;
const TEXT = /\.(html|js|css|svg|json|webmanifest|txt)$/;

for (const path of readdirSync(directory, { recursive: true })) {
  if (!TEXT.test(path)) continue;
  const file = join(directory, path);
  const content = readFileSync(file);
  if (content.length < SMALLEST) continue;
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  const size = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params: size }));
}
