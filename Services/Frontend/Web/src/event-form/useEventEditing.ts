import { useCallback, useRef, useState } from "react";
import { ApiError } from "../api/ApiError";
import { OrganizerAPI } from "../api/OrganizerAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import type { FormDraft } from "../drafts/FormDraft";
import { useFormDraft } from "../drafts/useFormDraft";
import type { DraftedForm } from "../drafts/useFormDraft";
import type { CampusEvent, NewEvent } from "../events/CampusEvent";
import { putEvent } from "../events/eventState";
import { useStore } from "../store/Store";
import type { EventForm } from "./EventForm";
import { eventFormOf } from "./eventFormOf";
import { rebaseForm } from "./rebaseForm";
import type { Rebased } from "./rebaseForm";

/** What somebody else saved meanwhile, and how it was brought into the form. */
export interface BroughtIn extends Rebased {
  readonly theirs: EventForm;
}

export interface EventEditing extends DraftedForm<EventForm> {
  /** The event as it was when the form began, or was last brought up to date. */
  readonly event: CampusEvent;
  /** Whether somebody else has saved it since. */
  readonly isStale: boolean;
  readonly broughtIn: BroughtIn | null;
  /** Brings what somebody else has saved into the form; what one has changed oneself stays. */
  bringIn(): Promise<void>;
  /**
   * Saves the form's event.
   *
   * @returns the event as saved; null when somebody else's changes came in between and are to be looked at first
   */
  save(changed: NewEvent): Promise<CampusEvent | null>;
}

/** The form of an event that others may change at the same time. */
export function useEventEditing(opened: CampusEvent): EventEditing {
  const campus = useCampus();
  const api = useAPI(OrganizerAPI);
  const [event, setEvent] = useState(opened);
  const [broughtIn, setBroughtIn] = useState<BroughtIn | null>(null);
  const [begun] = useState(() => eventFormOf(opened));
  const restore = (draft: FormDraft<EventForm>) => rebaseForm(draft.base, draft.form, begun).form;
  const user = campus.session.get().session?.user.id ?? "";
  const drafted = useFormDraft(`event:${user}:${opened.id}`, begun, restore);
  const { form, change, settle } = drafted;
  /** Goes on changing while the server is asked. */
  const typed = useRef(form);
  typed.current = form;
  const known = useStore(campus.events, (state) => state.events.get(opened.id)?.version ?? 0);

  const bringIn = useCallback(async () => {
    const latest = await campus.api.event(event.id);
    const theirs = eventFormOf(latest);
    const rebased = rebaseForm(eventFormOf(event), typed.current, theirs);
    setEvent(latest);
    change(rebased.form);
    setBroughtIn({ ...rebased, theirs });
  }, [campus, event, change]);

  const save = useCallback(async (changed: NewEvent) => {
    const since = campus.events.get().moment;
    const sent = typed.current;
    try {
      // The form does not show the series, which would be left otherwise.
      const whole = { ...changed, ...(event.series_id == null ? {} : { series_id: event.series_id }) };
      const saved = await api.replaceEvent(event.id, whole, event.version);
      campus.events.update((state) => putEvent(state, saved, since));
      setEvent(saved);
      setBroughtIn(null);
      settle(sent, eventFormOf(saved));
      return saved;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 412) throw error;
      await bringIn();
      return null;
    }
  }, [campus, api, event, settle, bringIn]);

  return { ...drafted, event, isStale: known > event.version, broughtIn, bringIn, save };
}
