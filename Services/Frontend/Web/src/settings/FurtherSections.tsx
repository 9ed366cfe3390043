import "../app/firstFile";
import { useRef } from "react";
import type { ReactElement } from "react";
import type { User } from "../auth/Session";
import { useText } from "../language/useText";
import { PreferencesSection } from "../notifications/PreferencesSection";
import { usePreferences } from "../notifications/usePreferences";
import { Link } from "../router/Link";
import { Loading } from "../shell/Loading";
import { ConsentsSection } from "./ConsentsSection";
import { DataSection } from "./DataSection";
import { DeletionSection } from "./DeletionSection";
import { PlacesSection } from "./PlacesSection";
import { SettingsSection } from "./SettingsSection";
import { usePlaces } from "./usePlaces";

interface FurtherSectionsProps {
  readonly user: User;
  readonly onDeleted: () => void;
}

/** What stands below lists of any length comes with them: else they would push it down. */
export function FurtherSections({ user, onDeleted }: FurtherSectionsProps): ReactElement {
  const t = useText();
  const loads = [usePlaces().load, usePreferences().load];
  // What stands is not taken away while a failed list is asked for again.
  const stands = useRef(false);
  stands.current ||= loads.every(({ phase }) => phase !== "loading");
  if (!stands.current) return <Loading what={t("settings.theList")} />;
  return (
    <>
      <PlacesSection />
      <PreferencesSection />
      <SettingsSection title={t("settings.groups")}>
        <p>{t("settings.groupsWords")}</p>
        <p><Link className="button" to="/groups">{t("settings.yourGroups")}</Link></p>
      </SettingsSection>
      <ConsentsSection />
      <DataSection />
      <DeletionSection user={user} onDeleted={onDeleted} />
    </>
  );
}
