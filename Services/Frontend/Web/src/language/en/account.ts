export const account = {
  signIn: "Sign in",
  signOut: "Sign out",
  register: "Register",
  yourAccount: "your account",
  signInFirst: "Sign in to see this page.",
  yourAddress: "Your address",
  ownAddress: "your address",
  unverified: "We sent a mail to <address>{{address}}</address>. Open its link to confirm that the address is yours; until then you can look around and RSVP.",
  sendAgain: "Send the mail again",
  sent: "Sent. It should arrive within a minute.",
} as const;
