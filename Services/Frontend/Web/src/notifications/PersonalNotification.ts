/** Something that one was told in the application, in one's own language. */
export interface PersonalNotification {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Where it leads; an address of this site. */
  readonly url?: string;
  readonly created_at: string;
  readonly read_at?: string | null;
}
