import type {Tier} from "./isolation.ts";
import type {GradeJob} from "./job.ts";
import type {Limits} from "./limits.ts";
import type {GradeRecord} from "./record.ts";

/** What a worker must know before its first job. */
export interface WorkerSetup {
  readonly exercisesFolder: string;
  readonly libVersion: string;
  readonly tier: Tier;
  readonly limits: Limits;
}

/** What the coordinating process sends to a worker. */
export type ToWorker =
  | ({readonly op: "setup"} & WorkerSetup)
  | {readonly op: "job"; readonly job: GradeJob};

/** What a worker sends back; `alive` comes every second while it can do anything at all. */
export type FromWorker =
  | {readonly op: "ready"}
  | {readonly op: "alive"}
  | {readonly op: "record"; readonly key: string; readonly record: GradeRecord}
  /** The job must not or cannot be done here; no other worker of this machine could. */
  | {readonly op: "refused"; readonly key: string; readonly error: string}
  | {readonly op: "unfit"; readonly error: string; readonly fix: string | null};
