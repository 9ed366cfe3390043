import type { ReactElement } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { OrganizerFrame } from "../organizer/OrganizerFrame";
import { PageHeading } from "../shell/PageHeading";
import { AdminFiguresPage } from "./AdminFiguresPage";
import { CampusFigures } from "./CampusFigures";

/** How one's own events do. Administrators are told of all events, wherever they ask. */
export function OrganizerFiguresPage(): ReactElement {
  const t = useText();
  const user = useSession()?.user;
  const title = t("figures.title");
  if (user === undefined) return <SignInRequired title={title} />;
  if (user.role === "admin") return <AdminFiguresPage />;
  if (user.role === "student") {
    return (
      <div className="narrow">
        <PageHeading title={title} />
        <p>{t("figures.notTheirs")}</p>
      </div>
    );
  }
  return <OrganizerFrame title={title}><CampusFigures key={user.id} scope="own" /></OrganizerFrame>;
}
