import { useRef, useState } from "react";
import type { ReactElement } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import type { User } from "../auth/Session";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { PreferencesSection } from "../notifications/PreferencesSection";
import { usePreferences } from "../notifications/usePreferences";
import { Link } from "../router/Link";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import { ConsentsSection } from "./ConsentsSection";
import { DataSection } from "./DataSection";
import { DeletionSection } from "./DeletionSection";
import { NameSection } from "./NameSection";
import { PasswordSection } from "./PasswordSection";
import { PlacesSection } from "./PlacesSection";
import { PublicNameSection } from "./PublicNameSection";
import { SettingsSection } from "./SettingsSection";
import { usePlaces } from "./usePlaces";

/** One's own account: who one is, where one is signed in, and what is kept. */
export function SettingsPage(): ReactElement {
  const t = useText();
  const user = useSession()?.user;
  const [isDeleted, setDeleted] = useState(false);
  if (isDeleted) return <Deleted />;
  if (user === undefined) return <SignInRequired title={t("settings.title")} />;
  return (
    <div className="narrow settings">
      <PageHeading title={t("settings.title")} />
      {/* With a key, so that what stands in the fields is never another person's. */}
      <NameSection key={user.id} user={user} />
      {user.role !== "student" && <PublicNameSection key={`${user.id} at events`} user={user} />}
      <PasswordSection user={user} />
      <LoadedSections user={user} onDeleted={() => setDeleted(true)} />
    </div>
  );
}

interface LoadedSectionsProps {
  readonly user: User;
  readonly onDeleted: () => void;
}

/** What stands below lists of any length comes with them: else they would push it down. */
function LoadedSections({ user, onDeleted }: LoadedSectionsProps): ReactElement {
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

function Deleted(): ReactElement {
  const t = useText();
  return (
    <div className="narrow">
      <PageHeading title={t("settings.deleted")} />
      <p>{t("settings.deletedWords")}</p>
      <p><Link className="button" to="/events">{t("shell.seeComing")}</Link></p>
    </div>
  );
}
