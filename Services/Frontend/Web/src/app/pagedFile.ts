// What every page needs that shows long lists, in one file of its own; see firstFile.ts.
import "./laterFile";
import "../events/DateStub";
import "../events/statusAt";
import "../paging/usePages";
import "../shell/PagedSection";
import "../shell/ShowMore";
import "../tables/DataTable";
