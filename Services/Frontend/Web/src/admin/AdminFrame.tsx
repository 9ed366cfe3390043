import type { ReactElement, ReactNode } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { NavigationLink } from "../router/NavigationLink";
import { PageHeading } from "../shell/PageHeading";

interface AdminFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What administrators’ pages have in common: that they are theirs, and the ways between them. */
export function AdminFrame({ title, children }: AdminFrameProps): ReactElement {
  const t = useText();
  const user = useSession()?.user;
  if (user === undefined) return <SignInRequired title={title} />;
  if (user.role !== "admin") {
    return (
      <div className="narrow">
        <PageHeading title={title} />
        <p>{t("admin.notTheirs")}</p>
      </div>
    );
  }
  return (
    <div className="manage">
      <header className="manage-head">
        <PageHeading title={title} />
        <nav className="tabs" aria-label={t("admin.navigation")}>
          <NavigationLink to="/admin">{t("admin.approvals")}</NavigationLink>
          <NavigationLink to="/admin/users">{t("admin.people")}</NavigationLink>
          <NavigationLink to="/admin/venues">{t("admin.venues")}</NavigationLink>
          <NavigationLink to="/admin/audit-log">{t("admin.auditLog")}</NavigationLink>
          <NavigationLink to="/admin/dead-letters">{t("admin.deadLetters")}</NavigationLink>
        </nav>
      </header>
      {children}
    </div>
  );
}
