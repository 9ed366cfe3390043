import { useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { tabSeparated } from "../tables/NumberRows";
import type { NumberRows } from "../tables/NumberRows";

interface CopyButtonProps {
  /** What is copied, as its heading says. */
  readonly title: string;
  readonly rows: NumberRows;
}

/** Copies a table, so that it can be put into a spreadsheet. Pages that do not come over TLS have no clipboard. */
export function CopyButton({ title, rows }: CopyButtonProps): ReactElement | null {
  const t = useText();
  const [said, setSaid] = useState("");
  if (navigator.clipboard === undefined) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tabSeparated(rows));
      setSaid(t("boards.copied"));
    } catch {
      setSaid(t("boards.notCopied"));
    }
  };
  return (
    <>
      <button type="button" className="tool" aria-label={t("boards.copyOf", { title })} onClick={() => void copy()}>
        {t("boards.copy")}
      </button>
      <span className={said === "" ? "visually-hidden" : "tool-said"} role="status">{said}</span>
    </>
  );
}
