import { useState } from "react";
import type { ReactElement } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { PreferencesSection } from "../notifications/PreferencesSection";
import { Link } from "../router/Link";
import { PageHeading } from "../shell/PageHeading";
import { ConsentsSection } from "./ConsentsSection";
import { DataSection } from "./DataSection";
import { DeletionSection } from "./DeletionSection";
import { NameSection } from "./NameSection";
import { PasswordSection } from "./PasswordSection";
import { PlacesSection } from "./PlacesSection";
import { PublicNameSection } from "./PublicNameSection";
import { SettingsSection } from "./SettingsSection";

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
      <PlacesSection />
      <PreferencesSection />
      <SettingsSection title={t("settings.groups")}>
        <p>{t("settings.groupsWords")}</p>
        <p><Link className="button" to="/groups">{t("settings.yourGroups")}</Link></p>
      </SettingsSection>
      <ConsentsSection />
      <DataSection />
      <DeletionSection user={user} onDeleted={() => setDeleted(true)} />
    </div>
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
