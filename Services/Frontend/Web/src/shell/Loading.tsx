import type { ReactElement } from "react";
import { useText } from "../language/useText";

/** A quiet word for what is on its way; it shows only when it takes long enough to be noticed. */
export function Loading({ what }: { readonly what: string }): ReactElement {
  const t = useText();
  return <p className="loading" role="status">{t("shell.loading", { what })}</p>;
}
