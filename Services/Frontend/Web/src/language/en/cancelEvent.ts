export const cancelEvent = {
  title: "Cancel event",
  withdraw: "Withdraw event",
  nobody: "Nobody has a seat yet, so nobody has to be told.",
  people_one: "{{count}} person who has a seat or waits for one is told at once.",
  people_other: "{{count}} people who have a seat or wait for one are told at once.",
  forGood: "It cannot be brought back.",
  now: "Yes, call it off",
  keep: "Keep it",
} as const;
