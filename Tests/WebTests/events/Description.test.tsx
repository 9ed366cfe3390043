import "../support/dom";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { createRoot } from "react-dom/client";
import type { Root } from "react-dom/client";
import { act } from "react-dom/test-utils";
import { Description } from "../../../Services/Frontend/Web/src/events/Description";
import { campusEvent } from "../support/campusEvent";
import { CampusPage } from "../support/CampusPage";

let root: Root;
let container: HTMLElement;

beforeEach(() => {
  container = document.createElement("div");
  document.body.replaceChildren(container);
  root = createRoot(container);
});

afterEach(() => act(async () => root.unmount()));

/** The description as the event's page shows it. */
async function shown(description: string): Promise<Element> {
  await act(async () => root.render(<Description event={campusEvent({ description })} />));
  const element = container.querySelector(".event-description");
  assert(element);
  return element;
}

async function html(description: string): Promise<string> {
  return (await shown(description)).innerHTML;
}

test("paragraphs, line breaks and emphasis", async () => {
  assert.equal(
    await html("Bring a *torch* and **boots**,\n~~not~~ `sandals`.\n\nSee you."),
    "<p>Bring a <em>torch</em> and <strong>boots</strong>,<br><del>not</del> <code>sandals</code>.</p><p>See you.</p>",
  );
});

test("lists, tasks, quotes, code and rules", async () => {
  assert.equal(await html("- a\n- b\n  - c"), "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>");
  assert.equal(await html("3. a\n4. b"), '<ol start="3"><li>a</li><li>b</li></ol>');
  assert.equal(await html("- a\n\n- b"), "<ul><li><p>a</p></li><li><p>b</p></li></ul>");
  assert.equal(await html("- a\n\n  b"), "<ul><li><p>a</p><p>b</p></li></ul>");
  assert.equal(await html("- [x] a\n- [ ] b"), '<ul><li class="task">☑ a</li><li class="task">☐ b</li></ul>');
  assert.equal(await html("> said\n\n---"), "<blockquote><p>said</p></blockquote><hr>");
  assert.equal(await html("```\n<b> & *c*\n```"), '<pre tabindex="0"><code>&lt;b&gt; &amp; *c*</code></pre>');
});

test("a table has a head and scrolls on its own", async () => {
  const table = (await shown("| When | What |\n|---|---|\n| 9:00 | *Tea* |")).querySelector(".table-scroll > table");
  assert.deepEqual([...(table?.querySelectorAll("th") ?? [])].map((cell) => cell.textContent), ["When", "What"]);
  assert.equal(table?.querySelector("tbody")?.innerHTML, "<tr><td>9:00</td><td><em>Tea</em></td></tr>");
});

test("the highest heading is an h2, whatever it was called; the page keeps its one h1", async () => {
  for (const description of ["# A\n\n## B\n\n###### C", "### A\n\n#### B\n\n###### C"]) {
    const headings = [...(await shown(description)).querySelectorAll("h1, h2, h3, h4, h5, h6")];
    assert.deepEqual(headings.map((heading) => heading.tagName).slice(0, 2), ["H2", "H3"]);
  }
  const page = new CampusPage();
  page.server.answer("GET /api/v1/events/e1", 200, campusEvent({ description: "# A\n\n<h1>B</h1>" }));
  await page.open("/events/e1");
  assert.deepEqual([...document.querySelectorAll("h1")].map((heading) => heading.textContent), ["Night hike"]);
  assert.equal(document.querySelector(".event-description h2")?.textContent, "A");
  await page.close();
});

test("characters stand as they were typed", async () => {
  assert.equal((await shown("R&D <3 \"x\" 'y' a<b; `a && b`; \\*no\\*")).textContent, "R&D <3 \"x\" 'y' a<b; a && b; *no*");
});

test("links lead out, to pages and mailboxes, and vouch for nothing", async () => {
  const description = '[a](https://a.example/?x=1&y=2 "An <A>") http://b.example/?x=1&y=2 <c@c.example> www.d.example';
  const links = [...(await shown(description)).querySelectorAll("a")];
  assert.deepEqual(
    links.map((link) => link.getAttribute("href")),
    ["https://a.example/?x=1&y=2", "http://b.example/?x=1&y=2", "mailto:c@c.example", "http://www.d.example/"],
  );
  assert(links.every((link) => link.rel === "noopener nofollow" && !link.hasAttribute("target")));
  assert.equal(links[0]?.title, "An <A>");
});

test("there is no link in a link", async () => {
  assert.equal(
    await html("[a www.b.example **www.c.example**](https://a.example)"),
    '<p><a href="https://a.example/" rel="noopener nofollow">a www.b.example <strong>www.c.example</strong></a></p>',
  );
});

test("an image comes over https, late and without telling from where; else its words stand for it", async () => {
  const element = await shown("![A map](https://a.example/map.png) ![the bus](http://a.example/bus.png)");
  const image = element.querySelector("img");
  assert.equal(image?.getAttribute("src"), "https://a.example/map.png");
  assert.equal(image?.getAttribute("alt"), "A map");
  assert.equal(image?.getAttribute("loading"), "lazy");
  assert.equal(image?.getAttribute("referrerpolicy"), "no-referrer");
  assert.equal(element.querySelectorAll("img").length, 1);
  assert.match(element.textContent ?? "", /the bus/);
});

const HOSTILE: readonly string[] = [
  "<script>alert(1)</script>",
  "<ScRiPt src=//x.example></sCrIpT>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<img src=x onerror=alert(1)>",
  "<img/src=`x`onerror=alert(1)//",
  "<a href=javascript:alert(1) onclick=alert(1)>x</a>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](<java\tscript:alert(1)>)",
  "[x](&#106;avascript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](javascript&#58;alert(1))",
  "[x]( \u0001javascript:alert(1))",
  "[x](vbscript:x)",
  "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "[x](blob:https://x.example/1) [x](file:///etc/passwd) [x](//x.example) [x](/login) [x](#id)",
  "![x](javascript:alert(1)) ![x](data:image/svg+xml;base64,PHN2Zz4=)",
  '![x](https://x.example/"onerror="alert(1))',
  '![" onerror="alert(1)](https://x.example/a.png)',
  '[x](https://x.example/ "\\" onmouseover=\\"alert(1)")',
  "[r]\n\n[r]: javascript:alert(1)",
  "<javascript:alert(1)>",
  "<style>*{display:none}</style>",
  '<p style="position:fixed;inset:0">x</p>',
  '<iframe src="https://x.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  "<svg onload=alert(1)><script>alert(1)</script></svg>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  "<form action=//x.example><input name=attributes><button formaction=javascript:alert(1)>",
  "<object data=x></object><embed src=x><base href=//x.example><meta http-equiv=refresh content=0><link rel=stylesheet>",
  "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
  "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
  "<template><img src=x onerror=alert(1)></template>",
  "`<img src=x onerror=alert(1)>`\n\n```html\n</code></pre><script>alert(1)</script>\n```",
  "```\" onload=\"alert(1)\nx\n```",
  "**<b onclick=alert(1)>[x](javascript:alert(1))</b>**",
  "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
  "# <svg/onload=alert(1)>\n\n> <script>\n> alert(1)\n> </script>\n\n- <iframe src=javascript:alert(1)>",
];

const KINDS = new Set(
  "P BR EM STRONG DEL CODE PRE UL OL LI BLOCKQUOTE HR H2 H3 H4 H5 H6 A IMG DIV TABLE THEAD TBODY TR TH TD".split(" "),
);
const ATTRIBUTES = new Set(
  "href title rel src alt loading decoding referrerpolicy start tabindex scope role aria-label class".split(" "),
);

/** What the description must never make, of whatever it is given. */
function assertHarmless(element: Element, description: string): void {
  for (const child of element.querySelectorAll("*")) {
    assert(KINDS.has(child.tagName), `${description} made ${child.outerHTML}`);
    for (const { name, value } of child.attributes) {
      assert(ATTRIBUTES.has(name), `${description} made ${child.outerHTML}`);
      if (name === "href") assert.match(value, /^(?:https?:\/\/|mailto:)/, `${description} leads to ${value}`);
      if (name === "src") assert.match(value, /^https:\/\//, `${description} loads ${value}`);
    }
  }
}

test("nothing that could act survives, alone or within other Markdown", async () => {
  for (const hostile of HOSTILE) {
    for (const description of [hostile, `a **b ${hostile} c** d`, `- x\n- ${hostile}\n\n> ${hostile}`, `[${hostile}](https://x.example)`]) {
      assertHarmless(await shown(description), description);
    }
  }
});

test("HTML is shown as it was typed, so that nothing is lost", async () => {
  assert.equal(
    await html("A `List` of List<String>, <b>*bold*</b>"),
    "<p>A <code>List</code> of List&lt;String&gt;, &lt;b&gt;<em>bold</em>&lt;/b&gt;</p>",
  );
});

const EMPHASIS = "*_".repeat(2_400) + "deep" + "_*".repeat(2_400);

test("what is nested without end is shown, not followed", async () => {
  for (const description of [">".repeat(10_000), "> ".repeat(200) + "deep", "+ ".repeat(300) + "deep", "[".repeat(10_000), EMPHASIS]) {
    const element = await shown(description);
    assertHarmless(element, description.slice(0, 10));
    let depth = 0;
    for (let child = element.firstElementChild; child; child = child.lastElementChild) depth += 1;
    assert(depth < 40, `${depth} elements in one another`);
    assert((element.textContent ?? "").trim() !== "");
  }
});
