// What every page of figures needs, in one file of its own; see firstFile.ts.
import "./laterFile";
import "../figures/ChartPanel";
import "../figures/ExportButton";
import "../figures/FigureCard";
import "../figures/PrintButton";
