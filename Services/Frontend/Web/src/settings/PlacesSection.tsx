import { useState } from "react";
import type { ReactElement } from "react";
import { errorMessage } from "../api/ApiError";
import { AccountAPI } from "../api/AccountAPI";
import { useAPI } from "../api/useAPI";
import { useCampus } from "../app/CampusContext";
import { moment } from "../events/eventTime";
import { useText } from "../language/useText";
import { LoadFailure } from "../shell/LoadFailure";
import { Loading } from "../shell/Loading";
import { browserName } from "./browserName";
import { SettingsSection } from "./SettingsSection";
import type { SignedInPlace } from "./SignedInPlace";
import { usePlaces } from "./usePlaces";

/** Where one is signed in, and the ways out of there. */
export function PlacesSection(): ReactElement {
  const t = useText();
  const campus = useCampus();
  const account = useAPI(AccountAPI);
  const { answer: places, load, query } = usePlaces();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState("");

  const perform = async (action: () => Promise<void>) => {
    setPending(true);
    setProblem("");
    try {
      await action();
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setPending(false);
    }
  };
  const signOutOf = (place: SignedInPlace) => perform(async () => {
    await account.signOutOf(place.id);
    query.change((known) => known.filter((other) => other.id !== place.id));
  });
  const signOutEverywhere = () => perform(() => campus.session.signOutEverywhere());
  return (
    <SettingsSection title={t("settings.places")}>
      {load.phase === "failed" && <LoadFailure message={load.message} onRetry={load.retry} />}
      {load.phase === "loading" && places === null && <Loading what={t("settings.theList")} />}
      <ul className="rows">
        {places?.map((place) => (
          <Place key={place.id} place={place} isPending={isPending} onSignOut={() => void signOutOf(place)} />
        ))}
      </ul>
      {problem !== "" && <p className="notice notice-problem" role="alert">{problem}</p>}
      <p>
        <button type="button" className="button" disabled={isPending} onClick={() => void signOutEverywhere()}>
          {t("settings.signOutEverywhere")}
        </button>
      </p>
    </SettingsSection>
  );
}

interface PlaceProps {
  readonly place: SignedInPlace;
  readonly isPending: boolean;
  readonly onSignOut: () => void;
}

function Place({ place, isPending, onSignOut }: PlaceProps): ReactElement {
  const t = useText();
  const name = browserName(place.user_agent);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <li className="row">
      <div className="row-words">
        <strong>{name}</strong>
        <span>{place.is_current
          ? t("settings.thisBrowser")
          : t("settings.lastUsed", { when: moment(place.last_used_at, here) })}</span>
        <span>{t("settings.signedInOn", { when: moment(place.created_at, here) })}</span>
      </div>
      {!place.is_current && (
        <button
          type="button"
          className="button"
          aria-label={t("settings.signOutOf", { name })}
          disabled={isPending}
          onClick={onSignOut}
        >
          {t("account.signOut")}
        </button>
      )}
    </li>
  );
}
