/** What became of a sign-in elsewhere, from the `problem` that its last step left in the address; empty for none. */
export function singleSignOnProblem(search: string): string {
  const code = new URLSearchParams(search).get("problem");
  switch (code) {
    case null: return "";
    case "sso-denied": return "You were not signed in: it was called off, or your account there may not use Campus Events.";
    case "sso-expired": return "That took too long, or was finished in another browser. Please try again.";
    case "sso-unavailable": return "The other sign-in cannot be reached. Try again in a moment.";
    case "email-unverified": return "Your account there has no confirmed e-mail address. Confirm it there first.";
    case "email-taken": return "Your e-mail address belongs to another account here. Ask your campus IT to sort this out.";
    case "account-deleted": return "Your account here was deleted, as you asked for.";
    default: return "Signing in did not work. Please try again; if it stays so, tell your campus IT.";
  }
}
