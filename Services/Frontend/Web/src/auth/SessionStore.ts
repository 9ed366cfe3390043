import { ApiError } from "../api/ApiError";
import { Store } from "../store/Store";
import { sessionFrom } from "./Session";
import type { Session, SignInAnswer, User } from "./Session";
import type { SessionEnvironment, SessionRoutes } from "./SessionEnvironment";
import { readSessionMessage } from "./SessionMessage";
import type { SessionMessage } from "./SessionMessage";
import { SignedInHint } from "./SignedInHint";

export interface SessionState {
  readonly session: Session | null;
  /** Somebody signed in on this browser, and whether they still are is being asked. */
  readonly isRestoring: boolean;
}

const SIGNED_OUT: SessionState = { session: null, isRestoring: false };
/** A token with less time than this (milliseconds) could run out on its way. */
const TOO_LITTLE = 5_000;
/** After a try that got no answer (milliseconds). */
const PAUSE = 10_000;

/**
 * Who is signed in on this browser, in all of its tabs.
 *
 * The access token lives in memory alone. What outlives a reload is a cookie that no script can read and that is only
 * sent to `auth/…`: `auth/refresh` exchanges it for the next one and an access token. One tab does so at a time and
 * tells the others.
 */
export class SessionStore extends Store<SessionState> {
  /** Whether the address of whoever signed in on this browser before was not confirmed when it was last asked. */
  readonly wasUnverified: boolean;
  private readonly hint: SignedInHint;
  private renewal: Promise<string | null> | null = null;
  private cancelTimer: () => void = () => undefined;
  /** Grows when somebody signs in or out, or the token changes: an answer to what was asked before comes too late. */
  private turn = 0;

  constructor(private readonly environment: SessionEnvironment, private readonly routes: SessionRoutes) {
    const hint = new SignedInHint(environment.storage);
    const word = hint.read();
    super({ session: null, isRestoring: word === "signed-in" || word === "unverified" });
    this.hint = hint;
    this.wasUnverified = word === "unverified";
  }

  /** Finds out who is signed in, keeps it so, and follows the other tabs. The answer ends all of it. */
  start(): () => void {
    const unlisten = this.environment.channel.listen((message) => this.hear(message));
    const { session, isRestoring } = this.get();
    if (this.hint.read() === "signing-out") void this.tellServer();
    else if (isRestoring) void this.keep();
    else if (session !== null) this.schedule(session.renewAt - this.environment.now());
    return () => {
      unlisten();
      this.cancelTimer();
    };
  }

  /**
   * Signs in with what `ask` answers. Like all that changes the cookie it takes its turn: a sign-out that is still on
   * its way would take the new one back.
   * @throws what `ask` throws
   */
  async signInBy(ask: () => Promise<SignInAnswer>): Promise<void> {
    this.signIn(await this.environment.exclusively(ask));
  }

  signIn(answer: SignInAnswer): void {
    this.note(answer.user);
    this.begin(answer, "signedIn");
  }

  /** The browser leaves for another site's sign-in, and who comes back is signed in by a cookie alone. */
  expectSignIn(): void {
    this.hint.write("signed-in");
  }

  /** Takes in a change of who is signed in. */
  putUser(user: User): void {
    const { session } = this.get();
    if (session?.user.id !== user.id) return;
    const changed = { ...session, user };
    this.note(user);
    this.update((state) => ({ ...state, session: changed }));
    this.tell({ type: "renewed", session: changed });
  }

  /** Signs out here at once. The server is told again when the application is next opened if it cannot be now. */
  async signOut(): Promise<void> {
    this.hint.write("signing-out");
    this.forget();
    this.tell({ type: "signedOut" });
    await this.tellServer();
  }

  /** @throws ApiError, and then everything is as it was */
  async signOutEverywhere(): Promise<void> {
    await this.environment.exclusively(() => this.routes.signOut(true));
    this.end();
  }

  /** The session is over: what it was for is gone. */
  end(): void {
    this.hint.clear();
    this.forget();
    this.tell({ type: "signedOut" });
  }

  /** Asks whether who is signed in still is, after something that may have ended it. */
  async check(): Promise<void> {
    await this.known();
    if (this.currentToken() !== null) await this.keep();
  }

  /** Resolves once it is known who is signed in. */
  known(): Promise<void> {
    if (!this.get().isRestoring) return Promise.resolve();
    return new Promise((resolve) => {
      const unsubscribe = this.subscribe(() => {
        if (this.get().isRestoring) return;
        unsubscribe();
        resolve();
      });
    });
  }

  /**
   * A token that works, renewed when it must be; null when nobody is signed in.
   * @throws ApiError when there is no way to renew it now
   */
  async token(): Promise<string | null> {
    const { session } = this.get();
    if (session === null) return null;
    const isFresh = session.expiresAt - TOO_LITTLE > this.environment.now();
    return isFresh ? session.accessToken : this.renew(session.accessToken);
  }

  /**
   * The token that follows one that was refused; null when nobody is signed in any more.
   * @throws ApiError when there is no way to renew it now
   */
  renew(refused: string | null): Promise<string | null> {
    const current = this.currentToken();
    if (current !== refused) return Promise.resolve(current);
    const { turn } = this;
    this.renewal ??= this.environment.exclusively(() => this.refresh(turn)).finally(() => {
      this.renewal = null;
    });
    return this.renewal;
  }

  private async refresh(turn: number): Promise<string | null> {
    // While this tab waited for its turn another may have renewed the token, or signed out.
    if (turn !== this.turn) return this.currentToken();
    try {
      const answer = await this.routes.refresh();
      if (turn !== this.turn) return this.currentToken();
      // Another tab may be signing out behind this, and its word stays.
      if (this.hint.read() !== "signing-out") this.note(answer.user);
      this.begin(answer, "renewed");
    } catch (error) {
      if (turn !== this.turn) return this.currentToken();
      if (!(error instanceof ApiError) || error.status !== 401) {
        this.update((state) => state.isRestoring ? SIGNED_OUT : state);
        throw error;
      }
      this.hint.clear();
      this.forget();
    }
    return this.currentToken();
  }

  /** Renews the token in time, and tries again later when there is no answer. */
  private async keep(): Promise<void> {
    try {
      await this.renew(this.currentToken());
    } catch (error) {
      const { status, retryAfter } = error instanceof ApiError ? error : { status: 0, retryAfter: null };
      const isRefused = status >= 400 && status < 500 && status !== 429;
      if (!isRefused) this.schedule(Math.max(PAUSE, (retryAfter ?? 0) * 1000));
    }
  }

  private schedule(milliseconds: number): void {
    this.cancelTimer();
    this.cancelTimer = this.environment.startTimer(Math.max(0, milliseconds), () => void this.keep());
  }

  private async tellServer(): Promise<void> {
    try {
      // Behind a renewal that may be under way in any tab, whose answer would bring the cookie back.
      await this.environment.exclusively(() => this.routes.signOut(false));
    } catch {
      // The word stays, and with it the intent: the next start tries again.
      return;
    }
    if (this.hint.read() === "signing-out") this.hint.clear();
  }

  private hear(message: unknown): void {
    const told = readSessionMessage(message);
    switch (told?.type) {
      case "signedOut": return this.forget();
      case "signedIn": return this.take(told.session);
      case "renewed": return this.isOfSameSignIn(told.session) ? this.take(told.session) : undefined;
    }
  }

  /** What a tab told before it heard of a sign-out may come after it. */
  private isOfSameSignIn({ user }: Session): boolean {
    const { session, isRestoring } = this.get();
    return session === null ? isRestoring : session.user.id === user.id;
  }

  private begin(answer: SignInAnswer, type: "signedIn" | "renewed"): void {
    const session = sessionFrom(answer, this.environment.now());
    this.take(session);
    this.tell({ type, session });
  }

  private note({ email_verified }: User): void {
    this.hint.write(email_verified ? "signed-in" : "unverified");
  }

  private take(session: Session): void {
    this.turn += 1;
    this.update(() => ({ session, isRestoring: false }));
    this.schedule(session.renewAt - this.environment.now());
  }

  private forget(): void {
    this.turn += 1;
    this.cancelTimer();
    this.update(() => SIGNED_OUT);
  }

  private tell(message: SessionMessage): void {
    this.environment.channel.tell(message);
  }

  private currentToken(): string | null {
    return this.get().session?.accessToken ?? null;
  }
}
