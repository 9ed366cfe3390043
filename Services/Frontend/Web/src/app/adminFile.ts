// What every page needs that administrators open, in one file of its own; see firstFile.ts.
import "./laterFile";
import "../admin/AdminFrame";
import "../admin/Person";
import "../api/AdministrationAPI";
