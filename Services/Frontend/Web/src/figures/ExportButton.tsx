import { useState } from "react";
import type { ReactElement } from "react";
import { errorMessage } from "../api/ApiError";
import { downloadText } from "../downloads/downloadText";
import { useText } from "../language/useText";

interface ExportButtonProps {
  /** What is exported, as its heading says. */
  readonly title: string;
  /** Without its ending. */
  readonly fileName: string;
  readonly ask: () => Promise<string>;
}

/** Saves figures as a file for spreadsheets, as the server writes it. */
export function ExportButton({ title, fileName, ask }: ExportButtonProps): ReactElement {
  const t = useText();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState("");
  const save = async () => {
    setPending(true);
    setProblem("");
    try {
      downloadText(await ask(), `${fileName}.csv`, "text/csv");
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <button type="button" className="tool" disabled={isPending} aria-label={t("boards.exportOf", { title })} onClick={() => void save()}>
        {t("boards.export")}
      </button>
      {problem !== "" && <p className="notice notice-problem tool-problem" role="alert">{problem}</p>}
    </>
  );
}
