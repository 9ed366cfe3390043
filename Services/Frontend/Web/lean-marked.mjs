// What of marked never runs here: all that writes HTML, and the rules of dialects that are not ours. Its readers are left.

/** @type {import("./lean-libraries.mjs").LeanLibrary} */
export const marked = {
  output: "marked.js",
  source: "marked",
  file: "marked.esm.js",
  cuts: [
    [/^class Renderer \{.*$/ms, "export { Lexer, Tokenizer };\n"],
    [/^(?:block|inline)\.pedantic = merge\(.*?^\}\);$/gms, ""],
    [/\bthis\.options\.(?:mangle|pedantic|sanitize|smartypants)\b/g, "false"],
  ],
  left: [],
};
