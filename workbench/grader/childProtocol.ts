import type {Json} from "../exercise/wire.ts";

/** What the grader writes to the child, one line each. */
export type Request =
  | {readonly id: string; readonly op: "hello"}
  | {readonly id: string; readonly op: "load"; readonly text: string}
  | {readonly id: string; readonly op: "call"; readonly name: string; readonly args: Json}
  | {readonly id: string; readonly op: "value"; readonly name: string};

/** Why a request has no value. */
export type Refusal = "threw" | "load" | "notFunction" | "notPlain";

/** What the child writes back; the grader trusts none of it. */
export type Reply =
  | {readonly id: string; readonly ok: true; readonly value: Json}
  | {readonly id: string; readonly ok: false; readonly why: Refusal; readonly error: string};
