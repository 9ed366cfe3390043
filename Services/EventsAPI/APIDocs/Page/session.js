/** Who calls are made as; the token is kept by this page alone and is gone with it. */
export class Session {
  token = null;

  constructor() {
    const credentials = document.getElementById("credentials");
    const token = document.getElementById("token");
    credentials.addEventListener("submit", async (event) => {
      event.preventDefault();
      await this.signIn(Object.fromEntries(new FormData(credentials)));
    });
    token.addEventListener("submit", (event) => {
      event.preventDefault();
      this.use(new FormData(token).get("token").trim() || null, "with a token");
    });
    document.getElementById("sign-in").addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  async signIn(credentials) {
    try {
      const answer = await fetch("/api/v1/auth/login", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(credentials),
      });
      const body = await answer.json();
      if (answer.ok) this.use(body.access_token, `as ${body.user.name}`);
      else this.say(body.detail);
    } catch (error) {
      this.say(`Nothing was answered: ${error.message}`);
    }
  }

  use(token, who) {
    this.token = token;
    document.getElementById("who").textContent = token ? `Signed in ${who}` : "Not signed in";
    this.say(token ? `Signed in ${who}.` : "Signed out.");
    this.close();
  }

  say(text) {
    document.getElementById("sign-in-answer").textContent = text;
  }

  close() {
    const sheet = document.getElementById("sign-in");
    if (!sheet.open) return;
    sheet.open = false;
    sheet.querySelector("summary").focus();
  }
}
