import "../app/firstFile";
import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { ManageFrame } from "../manage/ManageFrame";
import { Door } from "./Door";

/** The door of an event, and who comes, for those who look after it. */
export function ManageEventPage({ parameters }: { readonly parameters: Readonly<Record<string, string>> }): ReactElement {
  const t = useText();
  return (
    <ManageFrame eventID={parameters["id"] ?? ""} title={t("door.title")} needs="door">
      {(event) => <div className="door-page"><Door event={event} /></div>}
    </ManageFrame>
  );
}
