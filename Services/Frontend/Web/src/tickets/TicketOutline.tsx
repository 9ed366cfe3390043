import type { ReactElement } from "react";
import { Skeleton } from "../design/Skeleton";
import { useText } from "../language/useText";

/** As high as the code of a ticket, whose file is on its way. */
export function TicketOutline(): ReactElement {
  const t = useText();
  return <div className="admission"><div className="admission-code"><Skeleton shape="code" what={t("shell.ticket")} /></div></div>;
}
