import { Store } from "../store/Store";
import type { LiveConnection } from "./LiveConnection";
import type { LiveInput, LivePhase } from "./liveMachine";

/**
 * The live connection as the pages know it. Nothing that is seen first waits for what speaks it: that is loaded when the
 * first page stands, and what happens until then is told to it in order.
 */
export class LiveUpdates {
  readonly phase = new Store<LivePhase>("stopped");
  private readonly waiting: LiveInput[] = [];
  private connection: LiveConnection | null = null;
  private isLoading = false;

  constructor(private readonly load: () => Promise<LiveConnection>) {}

  input(input: LiveInput): void {
    if (this.connection !== null) return this.connection.input(input);
    this.waiting.push(input);
    if (!this.isLoading) void this.begin();
  }

  private async begin(): Promise<void> {
    this.isLoading = true;
    try {
      const connection = await this.load();
      connection.phase.subscribe(() => this.phase.update(connection.phase.get));
      this.connection = connection;
      this.waiting.forEach((input) => connection.input(input));
    } catch (error) {
      // What happens next, such as the network's return, tries again.
      console.warn(error);
    }
    this.isLoading = false;
  }
}
