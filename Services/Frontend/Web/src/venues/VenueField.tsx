import type { ReactElement } from "react";
import { SelectField } from "../forms/SelectField";
import { useText } from "../language/useText";
import type { Venue } from "./Venue";
import { venueName } from "./Venue";

interface VenueFieldProps {
  readonly venues: readonly Venue[];
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (venueID: string) => void;
}

/** Chooses one of the campus's own places, with how many people may be in it. Nothing where there are none. */
export function VenueField({ venues, value, error, onChange }: VenueFieldProps): ReactElement | null {
  const t = useText();
  if (venues.length === 0 && value === "") return null;
  const chosen = venues.find(({ id }) => id === value);
  const options = venues.map((venue) => [venue.id, venueName(venue)] as const);
  // It may be out of use by now; the event keeps it until another is chosen.
  const isUnlisted = value !== "" && chosen === undefined;
  return (
    <SelectField
      name="venue_id"
      isRequired={false}
      label={t("eventForm.venue_id")}
      hint={chosen ? t("eventForm.venueHolds", { count: chosen.capacity }) : t("eventForm.venueHint")}
      value={value}
      error={error}
      options={[["", t("eventForm.noVenue")], ...(isUnlisted ? [[value, t("eventForm.sameVenue")] as const] : []), ...options]}
      onChange={onChange}
    />
  );
}
