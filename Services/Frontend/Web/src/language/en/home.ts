export const home = {
  heading: "What’s on at your campus",
  lead: "Talks, matches, workshops and long evenings. Keep a seat in one press, and see at once when something changes.",
  find: "Find an event",
  createAccount: "Create an account",
  next: "Next up",
  today: "Today",
  thisWeek: "This week",
  forYou: "For you",
  allComing: "All coming events",
  byCategory: "By category",
  nothingThisWeek: "Nothing more this week.",
} as const;
