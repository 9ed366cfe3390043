import "../support/dom";
import assert from "node:assert/strict";
import { test } from "node:test";
import { renderToStaticMarkup } from "react-dom/server";
import { RichText } from "../../../Services/Frontend/Web/src/language/RichText";

test("the words of a part become what is asked for, wherever they stand; a part nobody knows stays words", () => {
  const drawn = renderToStaticMarkup(
    <RichText
      text="<link>Sign in</link> or <b>wait</b> here, <other>please</other>."
      parts={{ link: (words) => <a href="/login">{words}</a>, b: (words) => <strong>{words}</strong> }}
    />,
  );
  assert.equal(drawn, '<a href="/login">Sign in</a> or <strong>wait</strong> here, please.');
});
