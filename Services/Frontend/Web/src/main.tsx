import "./app/firstFile";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { Campus } from "./app/Campus";
import { browserSessionEnvironment } from "./auth/browserSessionEnvironment";
import { takeEarlyAnswer } from "./early/EarlyAnswer";
import { startLanguage } from "./language/texts";
import { browserLiveEnvironment } from "./live/browserLiveEnvironment";
import { keepApplication } from "./offline/keepApplication";
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

// The first words on the page are in the right language; where they cannot be had, they are in English.
void startLanguage(campus.storage).catch((error) => console.error(error)).then(() => {
  createRoot(root).render(
    <StrictMode>
      <App campus={campus} />
    </StrictMode>,
  );
});

keepApplication();
