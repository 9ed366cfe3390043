import "../app/firstFile";
import type { ReactElement } from "react";
import { useText } from "../language/useText";
import { useWatchedEvent } from "../live/useWatchedEvent";
import { Loading } from "../shell/Loading";
import { PageFailure } from "../shell/PageFailure";
import { PageHeading } from "../shell/PageHeading";
import { GuestPlaceView } from "./GuestPlaceView";
import { useGuestCode } from "./useGuestCode";
import { useGuestPlace } from "./useGuestPlace";

/**
 * Where the link of a guest's mail leads.
 *
 * Opening it confirms nothing: programs that look through mail open links too. A person presses the button.
 */
export function GuestPlacePage({ parameters }: { readonly parameters: Readonly<Record<string, string>> }): ReactElement {
  const code = useGuestCode();
  return code === "" ? <WrongLink /> : <Place id={parameters["id"] ?? ""} code={code} />;
}

function Place({ id, code }: { readonly id: string; readonly code: string }): ReactElement {
  const t = useText();
  const guest = useGuestPlace(id, code);
  useWatchedEvent(guest.event);
  const { place, event, load } = guest;
  if (load.status === 404) return <WrongLink />;
  if (place !== null && event) return <GuestPlaceView guest={guest} rsvp={place.rsvp} event={event} code={code} />;
  if (load.phase === "failed") return <PageFailure load={load} />;
  return <Loading what={t("guestPlace.yourPlace")} />;
}

function WrongLink(): ReactElement {
  const t = useText();
  return (
    <div className="narrow">
      <PageHeading title={t("guestPlace.wrongLink")} />
      <p>{t("guestPlace.wrongLinkWords")}</p>
    </div>
  );
}
