import {setTimeout as sleep} from "node:timers/promises";
import {DelayedError, type Job, UnrecoverableError, WaitingError, Worker} from "bullmq";
import type {Redis} from "ioredis";
import {UnfitData} from "./checkPlain.ts";
import {connectRedis} from "./connectRedis.ts";
import {
  KEPT,
  KEPT_FAILURES,
  LOCK_MS,
  PATIENCE_MS,
  PREFIX,
  REFUSED_MS,
  RESULT_BYTES,
  STALLED_MS,
  TRIES,
} from "./names.ts";
import type {QueueAddress} from "./queueUrl.ts";
import {workerName} from "./refusal.ts";
import type {Served, Service} from "./service.ts";
import {Slots} from "./slots.ts";
import {watchRedis} from "./watchRedis.ts";

/** A worker that refuses waits before it takes the next job, each time longer, so that others come first. */
const LONGEST_BACKOFF_MS = 5_000;

/** What is told of a job that ended. */
export interface ServedJob {
  readonly queue: string;
  readonly key: string;
  readonly outcome: "done" | "refused" | "failed";
  readonly line: string;
  readonly ms: number;
}

/** How a worker serves its queues. */
export interface ServeOptions {
  readonly address: QueueAddress;
  readonly services: readonly Service[];
  /** How many jobs it does side by side, of all queues together. */
  readonly jobs: number;
  /** Takes no further job when aborted, and ends when those that run are done. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly onJob: (job: ServedJob) => void;
  readonly onReady?: () => void;
  /** How long Redis may be away. */
  readonly patienceMs?: number;
  /** The times of locks; shorter in tests only. */
  readonly lockMs?: number;
  readonly stalledMs?: number;
}

/** Does the jobs of one queue. */
class Server {
  private readonly service: Service;
  private readonly slots: Slots;
  private readonly options: ServeOptions;
  /** Refusals since the last job that was done. */
  private refusals = 0;

  constructor(service: Service, slots: Slots, options: ServeOptions) {
    this.service = service;
    this.slots = slots;
    this.options = options;
  }

  /** What BullMQ calls for each job; what it returns is the result. */
  async process(job: Job, token = ""): Promise<object> {
    if (!(await this.slots.take())) {
      await job.moveToWait(token);
      throw new WaitingError();
    }
    const begun = performance.now();
    const tell = (outcome: ServedJob["outcome"], line: string): void => {
      const {queue} = this.service;
      this.options.onJob({queue, key: job.id ?? "", outcome, line, ms: performance.now() - begun});
    };
    try {
      const served = await this.serve(job);
      if (served.kind === "done") {
        this.refusals = 0;
        tell("done", served.line);
        return served.result;
      }
      tell("refused", served.reason);
      return await this.handBack(job, token, served.reason);
    } catch (error) {
      if (error instanceof UnrecoverableError) tell("failed", error.message);
      throw error;
    } finally {
      this.slots.give();
    }
  }

  /** Does a job; one that is no job, or whose work breaks down, is not tried again. */
  private async serve(job: Job): Promise<Served> {
    try {
      const served = await this.service.serve(job.data);
      if (served.kind !== "done") return served;
      const bytes = Buffer.byteLength(JSON.stringify(served.result));
      if (bytes <= RESULT_BYTES) return served;
      throw new UnfitData(`a result must have at most ${RESULT_BYTES} bytes, got ${bytes}`);
    } catch (error) {
      throw new UnrecoverableError((error as Error).message.split("\n")[0]);
    }
  }

  /** Gives a job back for another worker, where its sender can see why. */
  private async handBack(job: Job, token: string, reason: string): Promise<never> {
    await job.updateProgress({worker: workerName(), reason});
    await job.moveToDelayed(Date.now() + REFUSED_MS, token);
    this.refusals += 1;
    const ms = Math.min(250 * 2 ** this.refusals, LONGEST_BACKOFF_MS);
    await sleep(ms, undefined, {signal: this.options.signal}).catch(() => undefined);
    throw new DelayedError();
  }
}

/** Starts what BullMQ needs for one queue. */
function startWorker(redis: Redis, service: Service, slots: Slots, options: ServeOptions): Worker {
  const {jobs, say, lockMs = LOCK_MS, stalledMs = STALLED_MS} = options;
  const server = new Server(service, slots, options);
  const worker = new Worker(service.queue, (job, token) => server.process(job, token), {
    connection: redis,
    prefix: PREFIX,
    name: workerName(),
    concurrency: jobs,
    lockDuration: lockMs,
    stalledInterval: stalledMs,
    maxStalledCount: TRIES - 1,
    drainDelay: 2,
    runRetryDelay: 1_000,
    removeOnComplete: KEPT,
    removeOnFail: KEPT_FAILURES,
  });
  worker.on("error", (error) => {
    // Faults of the connection are told by the watch.
    if (redis.status === "ready") say(`the queue says: ${error.message.split("\n")[0]}`);
  });
  return worker;
}

/** Waits for the signal. */
function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), {once: true});
  });
}

/**
 * Does the jobs of queues until the signal comes.
 *
 * @throws CliError when there is no Redis, or when it stays away
 */
export async function serveQueue(options: ServeOptions): Promise<void> {
  const {address, services, jobs, signal, say, patienceMs = PATIENCE_MS} = options;
  const redis = await connectRedis(address);
  const watch = watchRedis(redis, {shown: address.shown, patienceMs, say});
  const slots = new Slots(jobs);
  const workers = services.map((service) => startWorker(redis, service, slots, options));
  let finished = false;
  try {
    await Promise.race([Promise.all(workers.map((worker) => worker.waitUntilReady())), watch.lost]);
    options.onReady?.();
    await Promise.race([aborted(signal), watch.lost]);
    slots.stop();
    // What runs is finished, unless Redis is away for too long.
    await Promise.race([Promise.all(workers.map((worker) => worker.close())), watch.lost]);
    finished = true;
  } finally {
    watch.close();
    if (!finished) {
      for (const worker of workers) {
        await Promise.race([worker.close(true), sleep(500, undefined, {ref: false})]);
      }
    }
    redis.disconnect();
  }
}
