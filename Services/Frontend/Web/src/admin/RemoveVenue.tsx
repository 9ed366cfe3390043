import { useState } from "react";
import type { ReactElement } from "react";
import { errorMessage } from "../api/ApiError";
import { AdministrationAPI } from "../api/AdministrationAPI";
import { useAPI } from "../api/useAPI";
import { useText } from "../language/useText";
import type { Venue } from "../venues/Venue";

interface RemoveVenueProps {
  readonly venue: Venue;
  readonly onRemoved: () => void;
}

/** Takes a venue out of use, once asked twice. */
export function RemoveVenue({ venue, onRemoved }: RemoveVenueProps): ReactElement {
  const t = useText();
  const api = useAPI(AdministrationAPI);
  const [isAsking, setAsking] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState("");

  const remove = async () => {
    setPending(true);
    setProblem("");
    try {
      await api.removeVenue(venue.id);
      onRemoved();
    } catch (error) {
      setProblem(errorMessage(error));
      setPending(false);
      setAsking(false);
    }
  };
  return (
    <>
      {isAsking
        ? (
          <>
            <button
              type="button"
              className="button button-danger"
              aria-label={t("admin.removeVenueNow", { name: venue.name })}
              disabled={isPending}
              onClick={() => void remove()}
            >
              {t("admin.removeNow")}
            </button>
            <button type="button" className="button-quiet" autoFocus onClick={() => setAsking(false)}>{t("admin.keep")}</button>
          </>
        )
        : (
          <button
            type="button"
            className="button"
            aria-label={t("admin.removeVenue", { name: venue.name })}
            onClick={() => setAsking(true)}
          >
            {t("admin.remove")}
          </button>
        )}
      {problem !== "" && <span className="field-error" role="alert">{problem}</span>}
    </>
  );
}
