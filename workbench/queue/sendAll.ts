import type {JobSender} from "./jobSender.ts";
import type {Outcome, SentJob} from "./sentJob.ts";

/** As many jobs are in the queue at a time, and as many bytes: Redis holds them in memory. */
const WINDOW = 128;
const WINDOW_BYTES = 128 * 2 ** 20;

/** Lets in so many bytes at a time; one that is larger goes alone. */
class ByteGate {
  private inside = 0;
  private queue: (() => void)[] = [];

  async enter(bytes: number): Promise<void> {
    while (this.inside > 0 && this.inside + bytes > WINDOW_BYTES) {
      await new Promise<void>((resolve) => this.queue.push(resolve));
    }
    this.inside += bytes;
  }

  leave(bytes: number): void {
    this.inside -= bytes;
    const waiting = this.queue;
    this.queue = [];
    for (const wake of waiting) wake();
  }
}

/**
 * Sends jobs to a queue, a window of them at a time, and tells what became of each.
 *
 * @param jobs - taken as there is room for them
 * @param toSent - says how one is sent
 * @param onOutcome - told once for each job that was sent
 * @param signal - takes no further job when aborted, takes back those that nobody has begun, waits for the others
 */
export async function sendAll<J>(
  sender: JobSender,
  jobs: AsyncIterable<J>,
  {
    toSent,
    onOutcome,
    signal,
  }: {
    readonly toSent: (job: J) => SentJob;
    readonly onOutcome: (job: J, outcome: Outcome) => Promise<void>;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const gate = new ByteGate();
  const next = jobs[Symbol.asyncIterator]();
  let ended = false;
  const lane = async (): Promise<void> => {
    while (!ended && !signal.aborted) {
      const {done, value: job} = await next.next();
      if (done) ended = true;
      if (done || signal.aborted) return;
      const sent = toSent(job);
      const bytes = Buffer.byteLength(JSON.stringify(sent.data));
      await gate.enter(bytes);
      try {
        // Jobs that were held at the gate are not begun after an interruption.
        const outcome: Outcome = signal.aborted ? {kind: "withdrawn"} : await sender.send(sent);
        await onOutcome(job, outcome);
      } finally {
        gate.leave(bytes);
      }
    }
  };
  const withdraw = (): void => void sender.withdraw();
  signal.addEventListener("abort", withdraw, {once: true});
  try {
    await Promise.all(Array.from({length: WINDOW}, lane));
  } finally {
    ended = true;
    signal.removeEventListener("abort", withdraw);
    await next.return?.();
  }
}
