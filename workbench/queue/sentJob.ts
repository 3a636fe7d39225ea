import type {QueueAddress} from "./queueUrl.ts";

/** A job as it is sent. */
export interface SentJob {
  /** Equal for equal work. */
  readonly id: string;
  /** What a worker must have for it, in words: workers that refuse one such job refuse all. */
  readonly fit: string;
  readonly data: object;
}

/** What became of a job. */
export type Outcome =
  | {readonly kind: "done"; readonly result: unknown}
  /** The work ended without a result. */
  | {readonly kind: "failed"; readonly reason: string}
  /** No worker that is there can do it. */
  | {readonly kind: "unfit"; readonly reason: string}
  /** It was taken back before a worker began with it. */
  | {readonly kind: "withdrawn"};

/** How a sender works. */
export interface SenderOptions {
  readonly address: QueueAddress;
  /** The queue's name in Redis. */
  readonly queue: string;
  /** Takes no result of an earlier run. */
  readonly fresh: boolean;
  readonly say: (line: string) => void;
  readonly patienceMs?: number;
}

/** A job whose outcome is waited for. */
export interface Waiting {
  readonly job: SentJob;
  readonly outcome: Promise<Outcome>;
  /** Whether what an earlier run has left of it is out of the way. */
  begun: boolean;
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: Error) => void;
}
