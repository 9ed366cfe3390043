import type { ReactElement } from "react";
import { ConnectionState } from "../live/ConnectionState";
import { Link } from "../router/Link";

export function Footer(): ReactElement {
  return (
    <footer className="footer">
      <p>Campus Events</p>
      <Link to="/about">About</Link>
      <a href="/api-docs">API</a>
      <ConnectionState />
    </footer>
  );
}
