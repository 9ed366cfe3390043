import "../support/dom";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { loadTexts } from "../../../Services/Frontend/Web/src/language/texts";
import { browserName } from "../../../Services/Frontend/Web/src/settings/browserName";

const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";

beforeEach(() => loadTexts("settings"));

test("browsers and systems are called what people call them, though each claims to be the others", () => {
  const names = [
    `${WINDOWS} Chrome/126.0.0.0 Safari/537.36`,
    `${WINDOWS} Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0`,
    `${WINDOWS} Chrome/126.0.0.0 Safari/537.36 OPR/112.0.0.0`,
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
  ].map(browserName);
  assert.deepEqual(names, [
    "Chrome on Windows", "Edge on Windows", "Opera on Windows", "Safari on macOS", "Chrome on iPhone", "Chrome on Android",
    "Chrome on ChromeOS",
  ]);
});

test("programs are called what they call themselves, and what says nothing is unknown", () => {
  assert.deepEqual(["curl/8.5.0", "python-requests/2.32 (x)", "", "<b>x</b>", "Linux"].map(browserName), [
    "curl 8.5.0", "python-requests 2.32", "Unknown browser", "Unknown browser", "Linux",
  ]);
});
