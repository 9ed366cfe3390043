// What every page with a form needs, in one file of its own; see firstFile.ts.
import "./firstFile";
import "../forms/Form";
import "../forms/FormProblem";
import "../forms/SelectField";
import "../forms/TextArea";
import "../forms/TextField";
import "../forms/useSubmission";
