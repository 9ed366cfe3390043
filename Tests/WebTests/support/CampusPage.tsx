import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import type { Root } from "react-dom/client";
import { act } from "react-dom/test-utils";
import { App } from "../../../Services/Frontend/Web/src/app/App";
import { Campus } from "../../../Services/Frontend/Web/src/app/Campus";
import { CampusProvider } from "../../../Services/Frontend/Web/src/app/CampusContext";
import { Router } from "../../../Services/Frontend/Web/src/router/Router";
import { FakeBrowser } from "./FakeBrowser";
import { FakeLiveWorld } from "./FakeLiveWorld";
import { FakeServer } from "./FakeServer";

/** The whole application in a page, with a server, sockets and clock under the test's control. */
export class CampusPage {
  readonly server = new FakeServer();
  readonly live = new FakeLiveWorld();
  readonly campus: Campus;
  private root: Root | null = null;

  /** A tab of `browser`, which a test may open more of. */
  constructor(readonly browser = new FakeBrowser()) {
    // A tab that is new remembers nothing of others.
    window.sessionStorage.clear();
    this.campus = new Campus({
      session: browser.tab(),
      live: this.live,
      fetch: this.server.fetch,
      sleep: () => Promise.resolve(),
    });
  }

  async open(address: string): Promise<void> {
    window.history.replaceState(null, "", address);
    const container = document.createElement("div");
    document.body.replaceChildren(container);
    this.root = createRoot(container);
    await this.settle(() => this.root?.render(<App campus={this.campus} />));
  }

  /** One component in place of the whole application, with all that it may ask for around it; again, with other properties. */
  async show(part: ReactElement, address = "/"): Promise<void> {
    if (this.root === null) {
      window.history.replaceState(null, "", address);
      const container = document.createElement("div");
      document.body.replaceChildren(container);
      this.root = createRoot(container);
    }
    await this.settle(() => this.root?.render(<CampusProvider campus={this.campus}><Router>{part}</Router></CampusProvider>));
  }

  /** The live connection opens, and the server says from where on it is heard. */
  async goLive(): Promise<void> {
    await this.settle(() => {
      this.live.socket.events.opened();
      this.live.socket.tell({ type: "subscribed", cursor: "0-1" });
    });
  }

  async close(): Promise<void> {
    await this.settle(() => this.root?.unmount());
    this.root = null;
  }

  /** Does something and lets everything that follows from it happen. */
  async settle(action: () => void): Promise<void> {
    await act(async () => {
      action();
      for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    });
  }

  /** Lets real time go by, for what waits until a person pauses. */
  async wait(milliseconds: number): Promise<void> {
    await act(() => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  }

  /** By its words, or by its label where it has one. */
  async press(name: string): Promise<void> {
    const button = this.button(name);
    if (button === undefined) throw new Error(`no button is called ${name}; the page says: ${this.text}`);
    // jsdom does not say which button a form was sent with.
    const tell = (event: Event) => Object.defineProperty(event, "submitter", { value: button });
    const { form } = button;
    form?.addEventListener("submit", tell, { capture: true });
    await this.settle(() => button.click());
    form?.removeEventListener("submit", tell, { capture: true });
  }

  async type(label: string, value: string): Promise<void> {
    const found = [...document.querySelectorAll("label")].find((candidate) => candidate.textContent === label);
    await this.typeInto(document.getElementById(found?.htmlFor ?? ""), value);
  }

  async typeInto(input: Element | null, value: string): Promise<void> {
    const kind = [window.HTMLInputElement, window.HTMLTextAreaElement].find((element) => input instanceof element);
    if (kind === undefined || input === null) throw new Error("there is nothing to type into");
    const set = Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set;
    await this.settle(() => {
      set?.call(input, value);
      input.dispatchEvent(new window.Event("input", { bubbles: true }));
    });
  }

  /** Takes one of a group's choices, by what its label says. */
  async take(label: string): Promise<void> {
    const found = [...document.querySelectorAll("label")].find((candidate) => candidate.textContent?.startsWith(label));
    const input = found?.querySelector("input");
    if (!input) throw new Error(`no choice is labelled ${label}`);
    await this.settle(() => input.click());
  }

  /** Chooses in a list, by its accessible name or its name on the wire. */
  async choose(name: string, value: string): Promise<void> {
    const lists = [...document.querySelectorAll("select")];
    const select = lists.find((list) => list.getAttribute("aria-label") === name || list.name === name);
    if (!select) throw new Error(`no list is called ${name}`);
    await this.settle(() => {
      select.value = value;
      select.dispatchEvent(new window.Event("change", { bubbles: true }));
    });
  }

  button(name: string): HTMLButtonElement | undefined {
    return [...document.querySelectorAll("button")]
      .find((button) => (button.getAttribute("aria-label") ?? button.textContent) === name);
  }

  get text(): string {
    return document.body.textContent ?? "";
  }

  get titles(): readonly string[] {
    return [...document.querySelectorAll("h3")].map((heading) => heading.textContent ?? "");
  }
}
