import { useEffect, useRef } from "react";
import type { ReactElement } from "react";
import { useText } from "../language/useText";
import type { EventForm } from "./EventForm";
import { eventLabels } from "./eventLabels";
import type { BroughtIn, EventEditing } from "./useEventEditing";

/** Says that somebody else has saved the event since one began, and what became of it in the form. */
export function MeanwhileNotice({ editing }: { readonly editing: EventEditing }): ReactElement | null {
  const t = useText();
  const { isStale, broughtIn, bringIn } = editing;
  if (isStale) {
    return (
      <div className="notice notice-line" role="status">
        <p>{t("eventEditor.stale")}</p>
        <button type="button" className="button" onClick={() => void bringIn()}>{t("eventEditor.bringIn")}</button>
      </div>
    );
  }
  return broughtIn === null ? null : <BroughtInNotice broughtIn={broughtIn} />;
}

function BroughtInNotice({ broughtIn }: { readonly broughtIn: BroughtIn }): ReactElement {
  const t = useText();
  const { taken, conflicts, theirs } = broughtIn;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [broughtIn]);
  const name = (field: keyof EventForm) => eventLabels(t)[field];
  return (
    <div className="notice notice-warning" role="alert" tabIndex={-1} ref={box}>
      <p><strong>{t("eventEditor.meanwhile")}</strong></p>
      {taken.length > 0 && <p>{t("eventEditor.taken", { fields: taken.map(name).join(", ") })}</p>}
      {conflicts.length > 0 && (
        <>
          <p>{t("eventEditor.conflicts")}</p>
          <ul>
            {conflicts.map((field) => (
              <li key={field}>{t("eventEditor.conflict", { field: name(field), theirs: String(theirs[field]) })}</li>
            ))}
          </ul>
        </>
      )}
      <p>{t("eventEditor.saveAgain")}</p>
    </div>
  );
}
