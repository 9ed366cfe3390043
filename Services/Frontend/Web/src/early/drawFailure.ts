import { element, heading } from "./shellElements";
import type { ShellWords } from "./shellWords";

/** Says below what the shell shows that the rest will not come, and what to do about it. */
export function drawFailure(root: Element, words: ShellWords): void {
  const again = element("button", { type: "button", class: "button" }, words.loadAgain);
  again.addEventListener("click", () => window.location.reload());
  const notice = element("div", { class: "notice notice-problem shell-failure", role: "alert" }, element("p", {}, words.failed), again);
  const main = root.querySelector("main") ?? root.appendChild(element("main", { id: "content" }));
  // Whose heading is not drawn is told as a page that could not be loaded is.
  if (root.querySelector("h1") !== null) main.append(notice);
  else main.append(element("div", { class: "narrow" }, heading(words.failedTitle), notice));
}
