import type {PreparedModule} from "../protocol.ts";

/** What the checking worker asks of the worker that holds one answer. */
export type AnswerRequest =
  | {
      readonly op: "load";
      readonly id: number;
      /** Absolute address of the library's part. */
      readonly library: string;
      readonly modules: Readonly<Record<string, PreparedModule>>;
      readonly answer: string;
    }
  | {readonly op: "call"; readonly id: number; readonly name: string; readonly args: string}
  | {readonly op: "value"; readonly id: number; readonly name: string};

/** Why an answer gave no value. */
export type AnswerRefusal = "load" | "threw" | "notFunction" | "notPlain";

/** What comes back: a value as tagged JSON, a refusal, or something the answer printed. */
export type AnswerReply =
  | {readonly op: "value"; readonly id: number; readonly json: string}
  | {
      readonly op: "refusal";
      readonly id: number;
      readonly why: AnswerRefusal;
      readonly error: string;
    }
  | {readonly op: "printed"; readonly text: string};
