// What every page with a list of events needs, in one file of its own; see firstFile.ts.
import "./firstFile";
import "../events/DateStub";
import "../events/EventList";
import "../events/statusAt";
import "../events/useComingEvents";
import "../paging/usePages";
import "../shell/ShowMore";
