import "./app/firstFile";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { Campus } from "./app/Campus";
import { ROUTES } from "./app/routes";
import { browserSessionEnvironment } from "./auth/browserSessionEnvironment";
import { tellFailure } from "./early/ApplicationFailure";
import { takeEarlyAnswer } from "./early/EarlyAnswer";
import { putEvents } from "./events/eventState";
import { startLanguage } from "./language/texts";
import { browserLiveEnvironment } from "./live/browserLiveEnvironment";
import { keepApplication } from "./offline/keepApplication";
import { matchRoute } from "./router/matchRoute";
import { chosenTheme, showTheme } from "./theme/Theme";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");

const campus = new Campus({
  session: browserSessionEnvironment(),
  live: browserLiveEnvironment,
  fetch: (url, init) => takeEarlyAnswer(url, init) ?? fetch(url, init),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

showTheme(chosenTheme(campus.storage));

/** Has at hand what the shell shows already, so that the application shows no less when it takes its place. */
async function takeShell(shell: Element): Promise<void> {
  if (shell.querySelector("h1") === null) return;
  const event = window.earlyAnswer?.event;
  if (event) campus.events.update((state) => putEvents(state, [event], state.moment));
  await matchRoute(ROUTES, window.location.pathname)?.page.load();
}

async function start(container: Element): Promise<void> {
  // The first words on the page are in the right language.
  await startLanguage(campus.storage);
  // A file that cannot be had is missed again by the page itself, which says so.
  await takeShell(container).catch(() => undefined);
  createRoot(container).render(
    <StrictMode>
      <App campus={campus} />
    </StrictMode>,
  );
}

// Without a word there is nothing to show but what the shell says of it.
void start(root).catch((error) => {
  console.error(error);
  tellFailure();
});

keepApplication();
