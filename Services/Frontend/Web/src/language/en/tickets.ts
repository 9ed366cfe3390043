export const tickets = {
  yourTicket: "Your ticket",
  qr: "QR code of your ticket",
  loading: "your ticket",
  show: "Show this at the door. Without a camera, read out:",
  cameIn: "You came in on {{when}}.",
  print: "Print",
} as const;
