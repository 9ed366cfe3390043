import type { ReactElement } from "react";
import { AnalyticsAPI } from "../api/AnalyticsAPI";
import type { FigureFile } from "../api/AnalyticsAPI";
import { useAPI } from "../api/useAPI";
import { ExportButton } from "./ExportButton";

interface FigureExportProps {
  readonly title: string;
  readonly name: FigureFile;
  readonly parameters: URLSearchParams;
}

/** Saves one of the lists of figures; the file is called after it and the days that it is of. */
export function FigureExport({ title, name, parameters }: FigureExportProps): ReactElement {
  const api = useAPI(AnalyticsAPI);
  const parts = [name, parameters.get("from"), parameters.get("to")].filter((part) => part !== null);
  return <ExportButton title={title} fileName={parts.join("-")} ask={() => api.file(name, parameters)} />;
}
