// What goes with a seat, in one file of its own; see firstFile.ts.
import "./firstFile";
import "../decisions/Reasons";
import "../rsvps/CancelRSVP";
import "../rsvps/rsvpOffer";
import "../tickets/TicketView";
