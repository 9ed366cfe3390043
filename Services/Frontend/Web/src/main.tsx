import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { Campus } from "./app/Campus";
import { browserSessionEnvironment } from "./auth/browserSessionEnvironment";
import { browserLiveEnvironment } from "./live/browserLiveEnvironment";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");

const campus = new Campus({
  session: browserSessionEnvironment(),
  live: browserLiveEnvironment,
  fetch: (url, init) => fetch(url, init),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

createRoot(root).render(
  <StrictMode>
    <App campus={campus} />
  </StrictMode>,
);
