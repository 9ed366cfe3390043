// What every page about one event needs, in one file of its own; see firstFile.ts.
import "./firstFile";
import "../downloads/downloadText";
import "../events/EventFacts";
import "../events/managesEvent";
import "../events/useEvent";
import "../live/useWatchedEvent";
import "../rsvps/Countdown";
import "../rsvps/useRSVP";
import "../shell/Disclosure";
import "../shell/PageFailure";
