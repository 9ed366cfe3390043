import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import * as ts from "typescript";

const SOURCES = "../../Services/Frontend/Web/src";
/** Attributes that people read or hear. */
const SPOKEN = new Set(["alt", "aria-label", "heading", "hint", "label", "placeholder", "title", "what", "words"]);
/** Words of no language. */
const NAMES = new Set(["API"]);

const files = readdirSync(SOURCES, { recursive: true })
  .filter((name) => name.endsWith(".tsx"));

for (const file of files) {
  test(`${file} has its texts from the catalogs`, () => {
    const source = ts.createSourceFile(file, readFileSync(`${SOURCES}/${file}`, "utf8"), ts.ScriptTarget.ES2020, true);
    assert.deepEqual(wordsOf(source), []);
  });
}

test("the search finds words between tags, in spoken attributes and in branches", () => {
  const source = ts.createSourceFile(
    "a.tsx",
    '<p title="Hello" className="x">One{isTwo ? "Two" : t("a.b")}{`${n} three`}<b key="k">·</b></p>',
    ts.ScriptTarget.ES2020,
    true,
    ts.ScriptKind.TSX,
  );
  assert.deepEqual(wordsOf(source), ["Hello", "One", "Two", "three"]);
});

function wordsOf(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const keep = (text: string) => {
    const words = text.trim();
    if (/\p{L}{2}/u.test(words) && !NAMES.has(words)) found.push(words);
  };
  // What an expression comes to, not what it is made from: arguments and conditions are not shown.
  const shown = (expression: ts.Expression | undefined): void => {
    if (expression === undefined) return;
    if (ts.isStringLiteralLike(expression)) keep(expression.text);
    if (ts.isTemplateExpression(expression)) keep([expression.head, ...expression.templateSpans.map((span) => span.literal)].map(({ text }) => text).join(" "));
    if (ts.isParenthesizedExpression(expression)) shown(expression.expression);
    if (ts.isConditionalExpression(expression)) [expression.whenTrue, expression.whenFalse].forEach(shown);
    if (ts.isBinaryExpression(expression)) shown(expression.right);
  };
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node)) keep(node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) shown(node.expression);
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText())) {
      const { initializer } = node;
      if (initializer && ts.isStringLiteral(initializer)) keep(initializer.text);
      if (initializer && ts.isJsxExpression(initializer)) shown(initializer.expression);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}
