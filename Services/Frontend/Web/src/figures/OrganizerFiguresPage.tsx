import "../app/firstFile";
import { lazy } from "react";
import type { ReactElement } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { withTexts } from "../language/withTexts";
import { OrganizerFrame } from "../organizer/OrganizerFrame";
import { LazyPart } from "../shell/LazyPart";
import { Loading } from "../shell/Loading";
import { PageHeading } from "../shell/PageHeading";
import { CampusFigures } from "./CampusFigures";

const AdminFiguresPage = lazy(async () => ({ default: (await withTexts(import("./AdminFiguresPage"), "adminFrame")).AdminFiguresPage }));

/** How one's own events do. Administrators are told of all events, wherever they ask. */
export function OrganizerFiguresPage(): ReactElement {
  const t = useText();
  const user = useSession()?.user;
  const title = t("figures.title");
  if (user === undefined) return <SignInRequired title={title} />;
  if (user.role === "admin") return <LazyPart outline={<Loading what={t("shell.thePage")} />} isNeeded><AdminFiguresPage /></LazyPart>;
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
