import assert from "node:assert/strict";
import {setTimeout as sleep} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import type {CliError} from "../../workbench/cli/error.ts";
import type {GradeJob} from "../../workbench/grader/job.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {checkGradeJob} from "../../workbench/queue/gradeSchema.ts";
import {queueGraders} from "../../workbench/queue/queueGraders.ts";
import {readQueueUrl} from "../../workbench/queue/queueUrl.ts";
import {serveQueue} from "../../workbench/queue/serveQueue.ts";
import type {Served} from "../../workbench/queue/service.ts";
import {describeWithRedis, startRedis, type TestRedis} from "./redis.ts";
import {each, EXERCISE, jobOf, recordOf} from "./stubs.ts";

const exercisesFolder = fileURLToPath(new URL("../../exercises", import.meta.url));
const never = new AbortController().signal;

/** What a stub of a worker does with a job. */
type Work = (job: GradeJob) => Served | Promise<Served>;
const done: Work = (job) => ({kind: "done", result: recordOf(job), line: job.student});

describeWithRedis("grading over a queue", function () {
  this.timeout(30_000);
  let redis: TestRedis;
  const open: (() => Promise<void>)[] = [];

  before(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
    await redis.ask("flushall");
  });
  after(() => redis.stop());

  /** Starts a worker in this process; what it says is in `said`. */
  async function worker(work: Work, jobs = 1): Promise<{said: string[]; stop(): Promise<void>}> {
    const stop = new AbortController();
    const said: string[] = [];
    const service = {
      queue: "grade",
      serve: async (data: unknown) => work(checkGradeJob(data)),
      close: () => Promise.resolve(),
    };
    let ready: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      ready = resolve;
    });
    const address = readQueueUrl(redis.url);
    const serving = serveQueue({
      ...{address, services: [service], jobs, signal: stop.signal, patienceMs: 10_000},
      lockMs: 1_000,
      stalledMs: 300,
      say: (line) => said.push(line),
      onJob: ({outcome, line}) => said.push(`${outcome}: ${line}`),
      onReady: ready,
    });
    await Promise.race([started, serving]);
    const end = (): Promise<void> => {
      stop.abort();
      return serving;
    };
    open.push(end);
    return {said, stop: end};
  }

  /** Grades jobs and gives their records by student, with how often each came. */
  async function grade(
    jobs: readonly GradeJob[],
    {
      signal = never,
      force = false,
      patienceMs = 10_000,
      onRecord = () => undefined,
    }: {
      signal?: AbortSignal;
      force?: boolean;
      patienceMs?: number;
      onRecord?: (job: GradeJob) => void;
    } = {},
  ): Promise<{records: Map<string, GradeRecord[]>; said: string[]; error: CliError | undefined}> {
    const said: string[] = [];
    const records = new Map<string, GradeRecord[]>();
    const say = (line: string): void => void said.push(line);
    const graders = await queueGraders(redis.url, {exercisesFolder, force, patienceMs, say});
    let error: CliError | undefined;
    try {
      const take = (job: GradeJob, record: GradeRecord): Promise<void> => {
        records.set(job.student, [...(records.get(job.student) ?? []), record]);
        onRecord(job);
        return Promise.resolve();
      };
      await graders.grade(each(jobs), take, signal);
    } catch (thrown) {
      error = thrown as CliError;
    } finally {
      await graders.close();
    }
    return {records, said, error};
  }

  const jobs = (count: number): GradeJob[] =>
    Array.from({length: count}, (_, i) => jobOf(`s${String(i).padStart(3, "0")}`));

  it("gives each job to one worker and hands out each record once", async () => {
    const seen: string[] = [];
    const work: Work = (job) => {
      seen.push(job.student);
      return done(job);
    };
    await worker(work, 2);
    await worker(work, 2);
    const {records, error} = await grade(jobs(300));
    assert.equal(error, undefined);
    assert.equal(seen.length, 300);
    assert.equal(new Set(seen).size, 300);
    assert.deepEqual(
      [...records.values()].map(({length}) => length),
      new Array(300).fill(1),
    );
    assert.deepEqual(records.get("s007"), [recordOf(jobOf("s007"))]);
  });

  it("leaves no job in Redis, and few events", async () => {
    await worker(done, 2);
    await grade(jobs(1_000));
    const keys = (await redis.ask("keys", "*")).split("\n");
    assert.deepEqual(
      keys.filter((key) => /:[0-9a-f]{64}/.test(key)),
      [],
    );
    const events = Number(await redis.ask("xlen", "voxelbook:grade:events"));
    assert.ok(events < 700, `${events} events`);
  });

  it("does a job once that two gradings send", async () => {
    let count = 0;
    await worker(async (job) => {
      count += 1;
      await sleep(100);
      return done(job);
    });
    const [one, two] = await Promise.all([grade(jobs(3)), grade(jobs(3))]);
    assert.equal(count, 3);
    assert.deepEqual(one.records, two.records);
  });

  it("takes the results of an earlier run that nobody fetched, and grades anew when forced", async () => {
    let count = 0;
    const {stop} = await worker((job) => {
      count += 1;
      return {kind: "done", result: recordOf(job, count), line: ""};
    });
    // A sender that is gone before the result is there.
    const {Queue} = await import("bullmq");
    const {port} = redis;
    const queue = new Queue("grade", {connection: {port}, prefix: "voxelbook"});
    const [job] = jobs(1);
    await queue.add("grade", job, {jobId: job.key});
    while ((await queue.getJobState(job.key)) !== "completed") await sleep(20);
    await stop();
    assert.deepEqual((await grade([job])).records.get("s000"), [recordOf(job, 1)]);

    await worker((again) => ({kind: "done", result: recordOf(again, 7), line: ""}));
    await queue.add("grade", job, {jobId: job.key});
    while ((await queue.getJobState(job.key)) !== "completed") await sleep(20);
    await queue.close();
    const forced = await grade([job], {force: true});
    assert.equal(forced.records.get("s000")?.[0].score, 7);
    assert.equal(count, 1);
  });

  it("takes back what waits when it is interrupted, and waits for what runs", async () => {
    const stop = new AbortController();
    await worker(async (job) => {
      await sleep(200);
      return done(job);
    });
    const {records, error} = await grade(jobs(40), {
      signal: stop.signal,
      onRecord: () => stop.abort(),
    });
    assert.equal(error, undefined);
    assert.ok(records.size >= 1 && records.size <= 3, `${records.size} records`);
    assert.equal(await redis.ask("llen", "voxelbook:grade:wait"), "0");
    assert.equal(await redis.ask("zcard", "voxelbook:grade:delayed"), "0");
  });

  it("removes what waits when a record cannot be written", async () => {
    await worker(async (job) => {
      await sleep(50);
      return done(job);
    });
    const {error} = await grade(jobs(40), {
      onRecord: () => {
        throw new Error("the disk is full");
      },
    });
    assert.equal(error?.message, "the disk is full");
    assert.equal(await redis.ask("llen", "voxelbook:grade:wait"), "0");
  });

  it("passes a job on that one worker refuses, and says who refused it", async () => {
    const refusing = await worker(() => ({kind: "refused", reason: "other tests"}));
    const sound = await worker(done);
    const {records, said, error} = await grade(jobs(20));
    assert.equal(error, undefined);
    assert.equal(records.size, 20);
    assert.ok(refusing.said.includes("refused: other tests"));
    assert.equal(sound.said.length, 20);
    if (said.length > 0) assert.match(said[0], /^[\w.-]+#\d+-[0-9a-f]{4} refuses: other tests$/);
  });

  it("ends when every worker refuses, with what they say, after doing what can be done", async () => {
    await worker((job) =>
      job.exercise === EXERCISE ? done(job) : {kind: "refused", reason: "no such exercise"},
    );
    const other = jobOf("s100", {exercise: "03-psf/mtf"});
    const {records, error} = await grade([other, ...jobs(3)], {patienceMs: 1_500});
    assert.equal(records.size, 3);
    assert.equal(error?.exitCode, 3);
    assert.match(error?.message ?? "", /^not graded: 1 of 03-psf\/mtf: .*: no such exercise\)$/);
    assert.match(error?.fix ?? "", /run again to go on/);
    assert.equal(await redis.ask("exists", `voxelbook:grade:${other.key}`), "0");
  });

  it("ends when no worker comes, and leaves nothing behind", async () => {
    const {error} = await grade(jobs(2), {patienceMs: 1_000});
    assert.equal(error?.exitCode, 3);
    assert.match(
      error?.message ?? "",
      /^no worker has served redis:\/\/127\.0\.0\.1:\d+\/0 for 1 s$/,
    );
    assert.match(error?.fix ?? "", /^start one: voxelbook worker --queue redis:/);
    assert.equal(await redis.ask("llen", "voxelbook:grade:wait"), "0");
  });

  it("gives a submission whose work breaks down the status infrastructure_error, and no other", async () => {
    await worker((job) => {
      if (job.student === "s001") throw new Error("its grading process ended");
      return done(job);
    });
    const {records} = await grade(jobs(3));
    const [failed] = records.get("s001") ?? [];
    assert.equal(failed.status, "infrastructure_error");
    assert.match(failed.reason?.en ?? "", /its grading process ended/);
    assert.equal(failed.max_score, 12);
    assert.equal(records.get("s002")?.[0].status, "graded");
  });

  it("grades a failed submission again in the next run", async () => {
    let broken = true;
    await worker((job) => {
      if (broken) throw new Error("out of order");
      return done(job);
    });
    assert.equal((await grade(jobs(1))).records.get("s000")?.[0].status, "infrastructure_error");
    broken = false;
    assert.equal((await grade(jobs(1))).records.get("s000")?.[0].status, "graded");
  });

  it("believes no result that is not the record of its job", async () => {
    await worker((job) => {
      const record = recordOf(job);
      if (job.student === "s000") return {kind: "done", result: {score: 10}, line: ""};
      const other = {...record, student: "s000"};
      return {kind: "done", result: job.student === "s001" ? other : record, line: ""};
    });
    const {records} = await grade(jobs(3));
    const said = ["s000", "s001", "s002"].map((student) => records.get(student)?.[0].reason?.en);
    assert.match(said[0] ?? "", /no record of a grading: it must have required property 'schema'/);
    assert.match(said[1] ?? "", /the record must be of student s001, got s000/);
    assert.equal(said[2], undefined);
  });

  it("fails something in the queue that is no job, and goes on", async () => {
    const {said} = await worker(done);
    const {Queue} = await import("bullmq");
    const queue = new Queue("grade", {connection: {port: redis.port}, prefix: "voxelbook"});
    await queue.add("grade", {exercise: "../../etc"}, {jobId: "junk"});
    while ((await queue.getJobState("junk")) !== "failed") await sleep(20);
    await queue.close();
    assert.match(said[0], /^failed: no job of grading: it must have required property 'key'$/);
    assert.equal((await grade(jobs(2))).records.size, 2);
  });

  it("goes on with a Redis that was restarted and has forgotten everything", async () => {
    await worker(async (job) => {
      await sleep(40);
      return done(job);
    }, 2);
    let count = 0;
    let restarted: Promise<void> | undefined;
    const {records, said, error} = await grade(jobs(40), {
      onRecord: () => {
        count += 1;
        if (count === 5) restarted = redis.restart(300);
      },
    });
    await restarted;
    assert.equal(error, undefined);
    assert.deepEqual(
      [...records.values()].map(({length}) => length),
      new Array(40).fill(1),
    );
    assert.match(said.join("\n"), /is lost; waiting up to 10 s for it\n.* is back/);
  });

  it("ends when Redis stays away, and says how to go on", async () => {
    const own = await startRedis();
    const graders = await queueGraders(own.url, {exercisesFolder, patienceMs: 800});
    try {
      const grading = graders.grade(each(jobs(2)), () => Promise.resolve(), never);
      await sleep(200);
      await own.kill();
      await assert.rejects(grading, (error: CliError) => {
        assert.equal(error.exitCode, 1);
        assert.match(error.message, /has been away for 1 s; what is done is kept/);
        assert.equal(error.fix, "run again to go on");
        return true;
      });
    } finally {
      await graders.close();
      await own.stop();
    }
  });
});
