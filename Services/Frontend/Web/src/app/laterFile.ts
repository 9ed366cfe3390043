// What the pages share that are opened after the ones that visitors come to; see firstFile.ts. Some of it the first ones
// share among themselves.
import "./firstFile";
import "../api/useAPI";
import "../auth/SignInRequired";
import "../downloads/downloadText";
import "../events/managesEvent";
import "../events/useEvent";
import "../live/useWatchedEvent";
import "../shell/Disclosure";
import "../shell/PageFailure";
import "../shell/Tabs";
