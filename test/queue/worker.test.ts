import assert from "node:assert/strict";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {createRng} from "../../lib/core/index.ts";
import {readExercise} from "../../workbench/exercise/readExercise.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {queueGraders} from "../../workbench/queue/queueGraders.ts";
import {runCli} from "../cli/runCli.ts";
import {inScratch} from "../data/scratch.ts";
import {driftCorpus} from "../grader/corpus.ts";
import type {Made} from "../grader/corpus/made.ts";
import {writeCorpus} from "../grader/corpus/write.ts";
import {describeWithRedis, startRedis, type TestRedis} from "./redis.ts";
import {type Program, startProgram} from "./startProgram.ts";
import {each, EXERCISE, jobOf, recordOf} from "./stubs.ts";

const exercisesFolder = fileURLToPath(new URL("../../exercises", import.meta.url));
const never = new AbortController().signal;

/** Answers that take no long time, right and wrong ones. */
const QUICK = [
  ...["right", "alternative", "prints", "wrong-sign", "first-order", "not-a-number", "throws"],
  ...["type-error", "syntax-error", "exit-at-load", "nothing", "broken-json"],
];

/** So many submissions of quick answers in turn. */
async function submissionsOf(count: number): Promise<Made[]> {
  const all = driftCorpus(await readExercise(exercisesFolder, EXERCISE));
  return Array.from({length: count}, (_, i) => {
    const made = all.find(({student}) => student === QUICK[i % QUICK.length]);
    assert.ok(made);
    return {...made, student: `s${String(i).padStart(3, "0")}`};
  });
}

/** A record as text, without what time it took and when it was made. */
async function recordText(out: string, student: string): Promise<string> {
  for (const name of ["hu-drift.json", `${EXERCISE}.json`]) {
    const text = await readFile(join(out, student, name), "utf8").catch(() => undefined);
    if (text === undefined) continue;
    const timeless = (key: string, value: unknown): unknown =>
      key === "graded_at" || key === "duration_ms" ? undefined : value;
    return JSON.stringify(JSON.parse(text) as GradeRecord, timeless, 2);
  }
  throw new Error(`${student} has no record in ${out}`);
}

describeWithRedis("voxelbook worker", function () {
  this.timeout(180_000);
  let redis: TestRedis;
  const programs: Program[] = [];

  before(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const {child, end} of programs.splice(0)) {
      child.kill("SIGKILL");
      await end;
    }
    await redis.ask("flushall");
  });
  after(() => redis.stop());

  const stub = (): Program => {
    const program = startProgram("stubWorker.ts", [redis.url]);
    programs.push(program);
    return program;
  };
  const real = (): Program => {
    const args = ["worker", "--queue", redis.url, "--jobs", "1"];
    const program = startProgram("main.ts", args, {VOXELBOOK_QUEUE_LOCK_MS: "1500"});
    programs.push(program);
    return program;
  };

  /** Kills a worker with a job in its hands; ends when that job is done by another one. */
  async function killOne(worker: Program): Promise<void> {
    const active = await redis.ask("lrange", "voxelbook:grade:active", "0", "-1");
    worker.child.kill("SIGKILL");
    await worker.end;
    for (const key of active.split("\n").filter((id) => id !== "")) {
      while ((await redis.ask("exists", `voxelbook:grade:${key}`)) === "1") await sleep(100);
    }
  }

  it("grades every submission once, with the same records, while workers are killed", () =>
    inScratch(async (folder) => {
      const made = await submissionsOf(30);
      const submissions = join(folder, "in");
      await writeCorpus(submissions, made);
      const common = ["grade", submissions, "--seed", "queue", "--exercise", EXERCISE];
      const undisturbed = join(folder, "alone");
      const alone = await runCli([...common, "--out", undisturbed, "--jobs", "2"]);
      assert.equal(alone.code, 0, alone.stderr);

      // Two workers; one of them is killed at a random moment and replaced, again and again.
      const rng = createRng(20_260_101);
      const workers = [real(), real()];
      for (const worker of workers) await worker.until(/ serves /);
      const out = join(folder, "queue");
      let ended = false;
      const grading = runCli([...common, "--out", out, "--queue", redis.url]).finally(() => {
        ended = true;
      });
      let kills = 0;
      while (kills < 4) {
        await Promise.race([grading, sleep(200 + rng.int(900))]);
        if (ended) break;
        const at = rng.int(2);
        const victim = workers[at];
        workers[at] = real();
        await killOne(victim);
        kills += 1;
      }
      const {code, stderr} = await grading;
      assert.equal(code, 0, stderr);
      assert.ok(kills >= 2, `${kills} kills`);
      for (const {student} of made) {
        assert.equal(await recordText(out, student), await recordText(undisturbed, student));
        const lines = stderr.split("\n").filter((line) => line.startsWith(`${student} `));
        assert.equal(lines.length, 1, `${student}: ${lines.length} results`);
      }
    }));

  it("gives up a job that has killed its worker twice, and no other", async () => {
    const graders = await queueGraders(redis.url, {exercisesFolder});
    const statuses = new Map<string, string>();
    try {
      const grading = graders.grade(
        each([jobOf("stuck"), jobOf("s001")]),
        (job, {status, reason}) => {
          statuses.set(job.student, `${status}: ${reason?.en}`);
          return Promise.resolve();
        },
        never,
      );
      for (const _ of [1, 2]) {
        const worker = stub();
        await worker.until(/begun stuck/);
        worker.child.kill("SIGKILL");
      }
      stub();
      await grading;
    } finally {
      await graders.close();
    }
    assert.match(statuses.get("stuck") ?? "", /^infrastructure_error: .*its worker died 2 times/);
    assert.match(statuses.get("s001") ?? "", /^graded/);
  });

  it("finishes the running job at the first signal and takes no other", async () => {
    const graders = await queueGraders(redis.url, {exercisesFolder});
    try {
      const stop = new AbortController();
      const got: string[] = [];
      const grading = graders.grade(
        each([jobOf("slow"), jobOf("s001")]),
        (job, record) => {
          assert.deepEqual(record, recordOf(job));
          got.push(job.student);
          return Promise.resolve();
        },
        stop.signal,
      );
      const worker = stub();
      await worker.until(/begun slow/);
      worker.child.kill("SIGTERM");
      assert.equal(await worker.end, 0);
      assert.doesNotMatch(worker.said(), /begun s001/);
      assert.match(worker.said(), /done slow[\s\S]*ended/);
      stop.abort();
      await grading;
      assert.deepEqual(got, ["slow"]);
    } finally {
      await graders.close();
    }
  });

  it("stops at once at the second signal; another worker takes the job", async () => {
    const graders = await queueGraders(redis.url, {exercisesFolder});
    try {
      const got: string[] = [];
      const grading = graders.grade(
        each([jobOf("slow")]),
        (job) => {
          got.push(job.student);
          return Promise.resolve();
        },
        never,
      );
      const worker = stub();
      await worker.until(/begun slow/);
      worker.child.kill("SIGTERM");
      await sleep(100);
      worker.child.kill("SIGTERM");
      assert.equal(await worker.end, 130);
      await stub().until(/done slow/);
      await grading;
      assert.deepEqual(got, ["slow"]);
    } finally {
      await graders.close();
    }
  });

  it("refuses a job whose tests differ from its own, and names the exercise", async () => {
    const worker = real();
    await worker.until(/ serves /);
    const said: string[] = [];
    const graders = await queueGraders(redis.url, {
      exercisesFolder,
      patienceMs: 2_000,
      say: (line) => said.push(line),
    });
    try {
      const jobs = each([jobOf("s001"), jobOf("s002", {libVersion: "9.9.9"})]);
      const grading = graders.grade(jobs, () => assert.fail("it was graded"), never);
      await assert.rejects(
        grading,
        /not graded: 2 of 02-ct-numbers\/hu-drift: no worker can do it/,
      );
    } finally {
      await graders.close();
    }
    assert.match(said.join("\n"), /02-ct-numbers\/hu-drift has other tests here \([0-9a-f]{12}\)/);
    assert.match(said.join("\n"), /the job needs voxelbook 9\.9\.9, here is 0\.1\.0/);
    assert.match(worker.said(), /^refused: .* has other tests here/m);
  });

  for (const [args, code, message] of [
    [[], 2, /--queue must be given\n {2}fix: voxelbook worker --queue redis:/],
    [["--queue", "redis://127.0.0.1:1/0", "--only", "features"], 3, /nothing listens at redis:/],
    [["--queue", "redis://127.0.0.1", "--jobs", "0"], 2, /it must be a whole number from 1 to 256/],
    [["--queue", "redis://127.0.0.1", "--only", "all"], 2, /Allowed choices are grade, features/],
    [["--queue", "redis://127.0.0.1", "--course", "/"], 2, /exercises/],
  ] as const) {
    it(`ends with ${code} for ${args.join(" ") || "no option"}`, async () => {
      const {code: got, stderr} = await runCli(["worker", ...args]);
      assert.match(stderr, message);
      assert.equal(got, code);
    });
  }
});
