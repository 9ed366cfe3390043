// What every page needs that is opened after the ones that visitors come to; see firstFile.ts.
import "./eventFile";
import "./filterFile";
import "./listFile";
