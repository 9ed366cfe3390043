import { useState } from "react";
import type { ReactElement } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { PreferencesSection } from "../notifications/PreferencesSection";
import { Link } from "../router/Link";
import { PageHeading } from "../shell/PageHeading";
import { ConsentsSection } from "./ConsentsSection";
import { DataSection } from "./DataSection";
import { DeletionSection } from "./DeletionSection";
import { NameSection } from "./NameSection";
import { PasswordSection } from "./PasswordSection";
import { PlacesSection } from "./PlacesSection";
import { SettingsSection } from "./SettingsSection";

/** One's own account: who one is, where one is signed in, and what is kept. */
export function SettingsPage(): ReactElement {
  const user = useSession()?.user;
  const [isDeleted, setDeleted] = useState(false);
  if (isDeleted) return <Deleted />;
  if (user === undefined) return <SignInRequired title="Settings" />;
  return (
    <div className="narrow settings">
      <PageHeading title="Settings" />
      {/* With a key, so that what stands in the fields is never another person's. */}
      <NameSection key={user.id} user={user} />
      <PasswordSection user={user} />
      <PlacesSection />
      <PreferencesSection />
      <SettingsSection title="Groups">
        <p>Clubs and offices organize events together as a group.</p>
        <p><Link className="button" to="/groups">Your groups</Link></p>
      </SettingsSection>
      <ConsentsSection />
      <DataSection />
      <DeletionSection user={user} onDeleted={() => setDeleted(true)} />
    </div>
  );
}

function Deleted(): ReactElement {
  return (
    <div className="narrow">
      <PageHeading title="Your account is deleted" />
      <p>Thank you for having been here.</p>
      <p><Link className="button" to="/events">See coming events</Link></p>
    </div>
  );
}
