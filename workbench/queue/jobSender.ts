import {type Job, Queue, QueueEvents} from "bullmq";
import type {Redis} from "ioredis";
import {CliError, ENVIRONMENT} from "../cli/error.ts";
import {connectRedis} from "./connectRedis.ts";
import {JOB_BYTES, KEPT, KEPT_EVENTS, KEPT_FAILURES, PATIENCE_MS, PREFIX, TRIES} from "./names.ts";
import {asRefusal, closeQuietly} from "./queueFaults.ts";
import {readRefusal} from "./refusal.ts";
import type {Outcome, SenderOptions, SentJob, Waiting} from "./sentJob.ts";
import {type Roll, WorkerRoll} from "./workerRoll.ts";
import {type RedisWatch, watchRedis} from "./watchRedis.ts";

/** How often the state of jobs is asked for, in case that an event was missed. */
const SWEEP_MS = 2_000;

/** Sends jobs to a queue and waits for what becomes of them. */
export class JobSender {
  private readonly options: SenderOptions;
  private readonly redis: Redis;
  private readonly queue: Queue;
  private readonly events: QueueEvents;
  private readonly watch: RedisWatch;
  private readonly roll: WorkerRoll;
  private readonly waiting = new Map<string, Waiting>();
  /** Jobs that may be in Redis on our account. */
  private readonly ours = new Set<string>();
  private readonly removals = new Set<Promise<unknown>>();
  private readonly timer: NodeJS.Timeout;
  private sweeping = false;
  private withdrawing = false;
  private broken: Error | undefined;

  /** Connects to a queue. */
  static async open(options: SenderOptions): Promise<JobSender> {
    const redis = await connectRedis(options.address);
    const sender = new JobSender(options, redis);
    await sender.events.waitUntilReady();
    return sender;
  }

  private constructor(options: SenderOptions, redis: Redis) {
    const {address, queue, say, patienceMs = PATIENCE_MS} = options;
    this.options = options;
    this.redis = redis;
    const base = {connection: redis, prefix: PREFIX};
    this.queue = new Queue(queue, {...base, streams: {events: {maxLen: KEPT_EVENTS}}});
    this.events = new QueueEvents(queue, base);
    this.roll = new WorkerRoll({shown: address.shown, patienceMs, say});
    this.watch = watchRedis(redis, {
      shown: address.shown,
      patienceMs,
      say,
      onBack: () => void this.sweep(),
    });
    this.watch.lost.catch((error: Error) => this.breakOff(error));
    this.listen();
    const everyMs = Math.min(SWEEP_MS, patienceMs / 4);
    this.timer = setInterval(() => void this.sweep(), everyMs);
  }

  /**
   * Sends a job, unless its result is there already.
   *
   * @returns what became of it, once
   * @throws CliError when Redis stays away, or no worker comes
   */
  async send(job: SentJob): Promise<Outcome> {
    const unfit = this.roll.givenUp(job.fit);
    if (unfit !== undefined) return {kind: "unfit", reason: unfit};
    // Two senders of equal work wait for the same job.
    const same = this.waiting.get(job.id);
    if (same !== undefined) return same.outcome;
    let settle: Waiting["settle"] = () => undefined;
    let fail: Waiting["fail"] = () => undefined;
    const outcome = new Promise<Outcome>((resolve, reject) => {
      settle = resolve;
      fail = reject;
    });
    this.waiting.set(job.id, {job, outcome, begun: false, settle, fail});
    if (this.broken !== undefined) this.breakOff(this.broken);
    else this.begin(job).catch((error: Error) => this.onFault(job, error));
    return outcome;
  }

  /** Takes back every job that no worker has begun with; the others are waited for. */
  async withdraw(): Promise<void> {
    this.withdrawing = true;
    await this.sweep();
  }

  /** Ends all connections; jobs that still wait in the queue are removed. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    this.breakOff(new Error("the queue was closed"));
    if (!this.watch.isAway()) {
      for (const id of this.ours) this.remove(id);
      await Promise.all(this.removals);
    }
    this.watch.close();
    await closeQuietly(() => this.events.close());
    await closeQuietly(() => this.queue.close());
    this.redis.disconnect();
  }

  /** Removes a job; one that a worker holds stays, and its result is there for the next run for a while. */
  private remove(id: string): void {
    const removal = this.queue.remove(id).then(
      () => this.ours.delete(id),
      () => false,
    );
    this.removals.add(removal);
    void removal.then(() => this.removals.delete(removal));
  }

  /** Puts a job into the queue; what an earlier run has left of it is taken, or makes way. */
  private async begin({id, data}: SentJob): Promise<void> {
    const state = await this.queue.getJobState(id);
    const stale = state === "failed" || (state === "completed" && this.options.fresh);
    if (stale) await this.queue.remove(id);
    const waiting = this.waiting.get(id);
    if (waiting !== undefined) waiting.begun = true;
    if (state === "completed" && !stale) await this.fetch(id);
    else await this.add(id, data);
  }

  private async add(id: string, data: object): Promise<void> {
    this.ours.add(id);
    await this.queue.add(this.options.queue, data, {
      jobId: id,
      removeOnComplete: KEPT,
      removeOnFail: KEPT_FAILURES,
      sizeLimit: JOB_BYTES,
      stackTraceLimit: 1,
    });
  }

  private listen(): void {
    const {say} = this.options;
    // Faults of the connection are told by the watch.
    this.queue.on("error", () => undefined);
    this.events.on("error", () => undefined);
    this.events.on("completed", ({jobId, returnvalue}) => this.take(jobId, returnvalue));
    this.events.on("failed", ({jobId, failedReason}) => this.giveUp(jobId, failedReason));
    this.events.on("progress", ({jobId, data}) => this.onProgress(jobId, data));
    this.events.on("stalled", ({jobId}) => {
      if (this.waiting.has(jobId)) say("a worker went away in the middle; its job is tried again");
    });
  }

  private onProgress(id: string, data: unknown): void {
    const refusal = readRefusal(data);
    const fit = this.waiting.get(id)?.job.fit;
    if (refusal !== undefined && fit !== undefined) this.roll.refused(fit, refusal);
  }

  /** Takes the result of a finished job from Redis. */
  private async fetch(id: string): Promise<void> {
    const job: Job | undefined = await this.queue.getJob(id);
    if (job === undefined) return;
    if (await job.isCompleted()) this.take(id, job.returnvalue);
    else if (await job.isFailed()) this.giveUp(id, job.failedReason);
  }

  private take(id: string, result: unknown): void {
    const fit = this.waiting.get(id)?.job.fit;
    if (fit !== undefined) this.roll.worked(fit);
    this.settle(id, {kind: "done", result});
  }

  private giveUp(id: string, failedReason: string): void {
    const stalled = /stalled/.test(failedReason);
    const reason = stalled ? `its worker died ${TRIES} times` : failedReason.slice(0, 500);
    this.settle(id, {kind: "failed", reason});
  }

  /** Ends the waiting for a job, and removes it: what it came to is in hand. */
  private settle(id: string, outcome: Outcome): void {
    const waiting = this.waiting.get(id);
    if (waiting === undefined) return;
    this.waiting.delete(id);
    waiting.settle(outcome);
    this.remove(id);
  }

  private onFault({id}: SentJob, error: Error): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.fail(asRefusal(error));
  }

  private breakOff(error: Error): void {
    this.broken = error;
    for (const {fail} of this.waiting.values()) fail(error);
    this.waiting.clear();
  }

  /** Looks after all that waits: events may be missed, Redis may forget, workers may be gone. */
  private async sweep(): Promise<void> {
    if (this.sweeping || this.broken !== undefined || this.watch.isAway()) return;
    this.sweeping = true;
    try {
      await this.redis.hset(this.queue.toKey("meta"), "opts.maxLenEvents", KEPT_EVENTS);
      await Promise.all([...this.waiting.keys()].map((id) => this.lookAt(id)));
      await this.callRoll();
    } catch (error) {
      if (!this.watch.isAway()) this.breakOff(asRefusal(error));
    } finally {
      this.sweeping = false;
    }
  }

  private async lookAt(id: string): Promise<void> {
    const state = await this.queue.getJobState(id);
    const waiting = this.waiting.get(id);
    if (waiting === undefined || !waiting.begun) return;
    if (state === "completed" || state === "failed") await this.fetch(id);
    else if (this.withdrawing && state !== "active") this.settle(id, {kind: "withdrawn"});
    else if (state === "unknown") await this.add(id, waiting.job.data);
  }

  /** Ends what no worker that is there can do. */
  private async callRoll(): Promise<void> {
    if (this.waiting.size === 0) return;
    const workers = await this.queue.getWorkers();
    if (this.withdrawing) {
      // What a dead worker held is done by nobody: the next run finds it.
      const left = workers.length === 0 ? [...this.waiting.keys()] : [];
      for (const id of left) this.settle(id, {kind: "withdrawn"});
      return;
    }
    const names = workers.map(({rawname}) => rawname?.split(":w:")[1] ?? "");
    const fits = new Set([...this.waiting.values()].map(({job}) => job.fit));
    const roll: Roll = this.roll.call(names, fits);
    if (roll.kind === "nobody") {
      const fix = `start one: voxelbook worker --queue ${this.options.address.shown}`;
      throw new CliError(roll.reason, {exitCode: ENVIRONMENT, fix});
    }
    for (const [id, {job}] of this.waiting) {
      const reason = roll.unfit.get(job.fit);
      if (reason !== undefined) this.settle(id, {kind: "unfit", reason});
    }
  }
}
