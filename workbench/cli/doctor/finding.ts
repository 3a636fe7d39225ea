/** One thing that the doctor looked at. */
export interface Finding {
  readonly name: string;
  /** "missing" is needed by every chapter; "optional" is a part that some commands want. */
  readonly state: "ok" | "missing" | "optional";
  /** What was found, one line or a few. */
  readonly detail: readonly string[];
  /** The command that mends it, or null. */
  readonly fix: string | null;
}
