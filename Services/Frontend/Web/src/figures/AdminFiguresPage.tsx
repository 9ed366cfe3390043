import "../app/firstFile";
import type { ReactElement } from "react";
import { AdminFrame } from "../admin/AdminFrame";
import { useText } from "../language/useText";
import { CampusFigures } from "./CampusFigures";

/** How all events of the campus do. */
export function AdminFiguresPage(): ReactElement {
  const t = useText();
  return <AdminFrame title={t("figures.title")}><CampusFigures scope="campus" /></AdminFrame>;
}
