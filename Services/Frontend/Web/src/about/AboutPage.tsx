import type { ReactElement } from "react";
import { Link } from "../router/Link";
import { PageHeading } from "../shell/PageHeading";

/** What this is, and what a person can rely on. */
export function AboutPage(): ReactElement {
  return (
    <article className="prose">
      <PageHeading title="About Campus Events" />
      <p>
        Campus Events is where students, faculty and staff find out what is on, keep a seat for events whose seats run
        out, and hear about changes.
      </p>
      <h2>How seats are given</h2>
      <p>
        In order of arrival, and never one too many. When every seat is taken you join the waitlist and are told your
        place in it; when someone gives a seat back, it goes to the first in line, who gets an e-mail about it.
      </p>
      <h2>What you see is current</h2>
      <p>
        Pages follow changes as they happen: a new event appears, and a seat count moves, without loading the page
        again. The word at the foot of the page says whether the connection for this stands. Times are shown as clocks
        read them at the place of the event.
      </p>
      <h2>For organizers</h2>
      <p>
        With an organizer account, or as an editor of a group, you can create events. Until you are known as a trusted
        organizer, an event is looked at before it is published.
      </p>
      <p>
        <Link className="button" to="/events">See coming events</Link>
      </p>
    </article>
  );
}
