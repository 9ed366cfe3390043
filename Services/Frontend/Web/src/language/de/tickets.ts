import type { tickets as english } from "../en/tickets";
import type { Translated } from "../Text";

export const tickets: Translated<typeof english> = {
  yourTicket: "Dein Ticket",
  qr: "QR-Code deines Tickets",
  loading: "dein Ticket",
  show: "Zeig das am Einlass. Ohne Kamera lies vor:",
  cameIn: "Du bist seit {{when}} da.",
  print: "Drucken",
};
