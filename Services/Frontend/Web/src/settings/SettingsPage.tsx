import "../app/firstFile";
import { lazy, useState } from "react";
import type { ReactElement } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { withTexts } from "../language/withTexts";
import { Link } from "../router/Link";
import { LazyPart } from "../shell/LazyPart";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import { NameSection } from "./NameSection";
import { PasswordSection } from "./PasswordSection";
import { PublicNameSection } from "./PublicNameSection";

// Below what one sees first.
const FurtherSections = lazy(async () => {
  return { default: (await withTexts(import("./FurtherSections"), "person")).FurtherSections };
});

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
      <LazyPart outline={<Loading what={t("settings.theList")} />} isNeeded>
        <FurtherSections user={user} onDeleted={() => setDeleted(true)} />
      </LazyPart>
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
