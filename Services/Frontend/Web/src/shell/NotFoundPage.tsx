import type { ReactElement } from "react";
import { Link } from "../router/Link";
import { PageHeading } from "./PageHeading";

export function NotFoundPage(): ReactElement {
  return (
    <article className="prose">
      <PageHeading title="Page not found" />
      <p>There is nothing at this address. It may have been mistyped, or the event may have been taken down.</p>
      <p><Link className="button" to="/events">See coming events</Link></p>
    </article>
  );
}
