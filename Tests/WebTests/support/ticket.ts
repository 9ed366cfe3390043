import type { Ticket } from "../../../Services/Frontend/Web/src/tickets/Ticket";
import type { FakeServer } from "./FakeServer";

export const TICKET: Ticket = {
  code: "04PYMT-0NVVZ0-2E2WJN",
  rsvp_id: "r1",
  event_id: "e1",
  name: "Sam Student",
  event_title: "Night hike",
  location: "North gate",
  start_time: "2099-06-01T16:00:00Z",
  end_time: "2099-06-01T18:00:00Z",
  timezone: "Europe/Berlin",
  checked_in_at: null,
};

export const TICKET_IMAGE = '<svg xmlns="http://www.w3.org/2000/svg"><title>Ticket & "code" #1</title></svg>';

/** Lays out the ticket of the RSVP r1, and why it is there. */
export function layOutTicket(server: FakeServer): void {
  server.answer("GET /api/v1/rsvps/r1/ticket", 200, TICKET);
  server.image("GET /api/v1/rsvps/r1/ticket.svg", TICKET_IMAGE);
  server.answer("GET /api/v1/rsvps/r1/decisions", 200, [
    { number: 7, at: "2099-05-01T10:00:00Z", kind: "waitlisted", explanation: "All 40 seats were taken: number 3 in line" },
    { number: 9, at: "2099-05-02T10:00:00Z", kind: "promoted", explanation: "Decision 8 freed a seat, and this was the first in line" },
  ]);
}
