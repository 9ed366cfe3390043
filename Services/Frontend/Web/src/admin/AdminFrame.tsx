import type { ReactElement, ReactNode } from "react";
import { SignInRequired } from "../auth/SignInRequired";
import { useSession } from "../auth/useSession";
import { useText } from "../language/useText";
import { PageHeading } from "../shell/PageHeading";
import { Tabs } from "../shell/Tabs";
import { useWaitingWork } from "./useWaitingWork";

interface AdminFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What administrators’ pages have in common: that they are theirs, and the ways between them. */
export function AdminFrame({ title, children }: AdminFrameProps): ReactElement {
  const t = useText();
  const user = useSession()?.user;
  const { answer: waiting } = useWaitingWork(user?.role === "admin");
  if (user === undefined) return <SignInRequired title={title} />;
  if (user.role !== "admin") {
    return (
      <div className="narrow">
        <PageHeading title={title} />
        <p>{t("adminFrame.notTheirs")}</p>
      </div>
    );
  }
  return (
    <div className="manage">
      <header className="manage-head">
        <PageHeading title={title} />
        <Tabs
          label={t("adminFrame.navigation")}
          tabs={[
            ["/admin", t("adminFrame.approvals"), waiting?.approvals],
            ["/admin/figures", t("adminFrame.figures")],
            ["/admin/users", t("adminFrame.people")],
            ["/admin/venues", t("adminFrame.venues")],
            ["/admin/audit-log", t("adminFrame.auditLog")],
            ["/admin/dead-letters", t("adminFrame.deadLetters"), waiting?.dead_letters],
          ]}
        />
      </header>
      {children}
    </div>
  );
}
