import { Campus } from "../../../Services/Frontend/Web/src/app/Campus";
import type { SessionEnvironment } from "../../../Services/Frontend/Web/src/auth/SessionEnvironment";
import { FakeBrowser } from "./FakeBrowser";
import { FakeLiveWorld } from "./FakeLiveWorld";
import { FakeServer } from "./FakeServer";

export const REFRESH = "POST /api/v1/auth/refresh";
export const LOGOUT = "POST /api/v1/auth/logout";

/** A browser whose tabs run the application without its pages, and the server that they talk to. */
export class FakeTabs {
  readonly browser = new FakeBrowser();
  readonly server = new FakeServer();

  open(difference: Partial<SessionEnvironment> = {}): Campus {
    const campus = new Campus({
      session: { ...this.browser.tab(), ...difference },
      live: new FakeLiveWorld(),
      fetch: this.server.fetch,
      sleep: () => Promise.resolve(),
    });
    campus.start();
    return campus;
  }

  /** Sam signed in on the browser before, and the tab was closed. */
  signedInBefore(): void {
    this.browser.storage.setItem("campus-events.signed-in", "signed-in");
  }

  /** What the browser knows of it without asking. */
  get word(): string | null {
    return this.browser.storage.getItem("campus-events.signed-in");
  }
}

export function tokenIn(campus: Campus): string | undefined {
  return campus.session.get().session?.accessToken;
}
