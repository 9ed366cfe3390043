import { tellEvent, tellSeats, tellWithdrawal } from "../events/eventState";
import { refreshEvent } from "../events/refreshEvent";
import { t } from "../language/texts";
import type { LiveMessage } from "../live/LiveMessage";
import { putRSVP } from "../rsvps/rsvpState";
import type { RSVP } from "../rsvps/RSVP";
import type { Campus } from "./Campus";

/** Takes what the live connection tells into what this tab knows. */
export function tellCampus(campus: Campus, message: LiveMessage): void {
  campus.heard.update((count) => count + 1);
  switch (message.type) {
    case "event:created":
      campus.events.update((state) => tellEvent(state, message.data, true));
      campus.announcement.update(() => t("events.newEvent", { title: message.data.title }));
      return;
    case "event:updated":
      campus.events.update((state) => tellEvent(state, message.data, false));
      return;
    case "event:deleted":
      campus.events.update((state) => tellWithdrawal(state, message.data.id));
      return;
    case "capacity:changed":
    case "capacity:warning":
      campus.events.update((state) => tellSeats(state, message.data));
      return;
    case "rsvp:created":
    case "rsvp:cancelled":
    case "rsvp:promoted":
      tellOwnRSVP(campus, message.data, message.type === "rsvp:promoted");
      return;
    case "notification:created":
      campus.told.update((count) => count + 1);
      return;
    case "resync":
      // The connection has asked for a refetch already.
      return;
  }
}

/** Organizers are told of others' RSVPs too; here only one's own count. Seats come by `capacity:changed`. */
function tellOwnRSVP(campus: Campus, rsvp: RSVP, isPromotion: boolean): void {
  const user = campus.session.get().session?.user;
  if (user === undefined || rsvp.user_id !== user.id) return;
  campus.rsvps.update((state) => putRSVP(state, rsvp));
  const title = campus.events.get().events.get(rsvp.event_id)?.title;
  if (!isPromotion) return;
  void refreshEvent(campus, rsvp.event_id, rsvp);
  campus.announcement.update(() => title ? t("events.promotedFor", { title }) : t("events.promoted"));
}
