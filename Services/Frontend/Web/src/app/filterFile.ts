// What every page with something to narrow down needs, in one file of its own; see firstFile.ts.
import "./firstFile";
import "../design/ChipChoice";
import "../design/Segments";
import "../events/Month";
import "../forms/SearchField";
import "../forms/useTypedSearch";
