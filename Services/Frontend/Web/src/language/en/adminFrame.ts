/** What stands around what administrators see. */
export const adminFrame = {
  navigation: "Administration",
  notTheirs: "Only administrators see this.",
  approvals: "Approvals",
  figures: "Figures",
  people: "People",
  venues: "Venues",
  auditLog: "Audit log",
  deadLetters: "Dead letters",
} as const;
