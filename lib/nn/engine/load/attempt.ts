import type {Tf} from "../engine.ts";

/** A backend that is there, its TensorFlow.js set to it. */
export interface Loaded {
  readonly tf: Tf;
  readonly device: string;
  readonly threads: number | null;
  /** Ends what the backend has started. */
  close?(): void;
}

/** A backend, or why it cannot be used here. */
export type Attempt = Loaded | {readonly reason: string};

/** Says whether an attempt found its backend. */
export function isLoaded(attempt: Attempt): attempt is Loaded {
  return "tf" in attempt;
}

/** Says whether this is Node, whose own modules can be asked for. */
export function isNode(): boolean {
  return typeof process !== "undefined" && typeof process.getBuiltinModule === "function";
}
