import type { ReactElement, ReactNode } from "react";
import { Link } from "./Link";
import { useNavigation } from "./Router";

interface NavigationLinkProps {
  readonly to: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link of the navigation, which says when it is the page one is on. */
export function NavigationLink({ to, className, children }: NavigationLinkProps): ReactElement {
  const isCurrent = useNavigation().location.path === to.split("?")[0];
  return <Link to={to} {...(className ? { className } : {})} {...(isCurrent ? { "aria-current": "page" as const } : {})}>{children}</Link>;
}
