// `npm run bench -- queue`: the same 60 submissions graded from a queue by one worker and by two, in turn.
import assert from "node:assert/strict";
import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {mkdir, mkdtemp, rm} from "node:fs/promises";
import {availableParallelism, loadavg, tmpdir} from "node:os";
import {join} from "node:path";
import {driftCorpus} from "../test/grader/corpus.ts";
import type {Made} from "../test/grader/corpus/made.ts";
import {writeCorpus} from "../test/grader/corpus/write.ts";
import {startRedis, type TestRedis} from "../test/queue/redis.ts";
import {libraryVersion} from "../workbench/exercise/libraryVersion.ts";
import {readExercise} from "../workbench/exercise/readExercise.ts";
import {eachRecord} from "../workbench/grader/eachRecord.ts";
import {gradeFolder} from "../workbench/grader/gradeFolder.ts";
import {LIMITS} from "../workbench/grader/limits.ts";
import {queueGraders} from "../workbench/queue/queueGraders.ts";
import type {Row} from "./main.ts";
import {median, root} from "./shared/timed.ts";

const EXERCISE = "02-ct-numbers/hu-drift";
const SUBMISSIONS = 60;
const ROUNDS = 5;
/** Right and wrong answers that run into no limit of time. */
const ANSWERS = [
  ...["right", "alternative", "promise", "prints", "wrong-sign", "first-order"],
  ...["not-a-number", "throws", "type-error", "proxy", "big-number", "value-of"],
];
const exercisesFolder = join(root, "exercises");

/** Sixty submissions of these answers in turn. */
async function writeSubmissions(folder: string): Promise<void> {
  const all = driftCorpus(await readExercise(exercisesFolder, EXERCISE));
  const made = Array.from({length: SUBMISSIONS}, (_, i): Made => {
    const one = all.find(({student}) => student === ANSWERS[i % ANSWERS.length]);
    assert.ok(one);
    return {...one, student: `s${String(i).padStart(3, "0")}`};
  });
  await writeCorpus(folder, made);
}

/** Starts a worker that does one job at a time; resolves once it is ready. */
async function startWorker(url: string): Promise<ChildProcess> {
  const program = join(root, "workbench/bin/voxelbook.mjs");
  const args = ["worker", "--queue", url, "--course", root, "--jobs", "1", "--only", "grade"];
  const child = spawn(process.execPath, [program, ...args], {stdio: ["ignore", "ignore", "pipe"]});
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr.on("data", (chunk) => {
      said += chunk;
      if (said.includes(" serves ")) resolve();
    });
    child.once("close", (code) => reject(new Error(`a worker ended with ${code}: ${said}`)));
  });
  return child;
}

async function stopWorker(worker: ChildProcess): Promise<void> {
  worker.kill("SIGTERM");
  await once(worker, "close");
}

/** Grades everything anew over the queue; gives the seconds that it took. */
async function grade(url: string, submissions: string, out: string): Promise<number> {
  await mkdir(out, {recursive: true});
  const graders = await queueGraders(url, {exercisesFolder});
  try {
    const begun = performance.now();
    await gradeFolder({
      ...{submissions, out, exercisesFolder, ids: [EXERCISE], wanted: undefined},
      ...{secret: "bench", libVersion: libraryVersion(), graders, force: true},
      inForce: {tier: undefined, limits: LIMITS},
      signal: new AbortController().signal,
      onRecord: () => undefined,
    });
    return (performance.now() - begun) / 1000;
  } finally {
    await graders.close();
  }
}

/** All records of a grading, without what time it took and when it was made. */
async function recordsOf(out: string): Promise<string[]> {
  const timeless = (key: string, value: unknown): unknown =>
    key === "graded_at" || key === "duration_ms" || key === "attempt" ? undefined : value;
  const texts: string[] = [];
  for await (const record of eachRecord(out)) texts.push(JSON.stringify(record, timeless));
  return texts;
}

/** What Redis holds in memory, MB. */
async function megabytesOf(redis: TestRedis): Promise<number> {
  const info = await redis.ask("info", "memory");
  return Number(/^used_memory_peak:(\d+)/m.exec(info)?.[1] ?? Number.NaN) / 1e6;
}

/** Times one worker and two in turn, so that what else the machine does meets both. */
export async function bench(report: (row: Row) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "voxelbook-bench-queue-"));
  const redis = await startRedis();
  const workers: ChildProcess[] = [];
  try {
    report({what: "processor cores", value: availableParallelism(), unit: ""});
    report({what: "load of the machine before", value: loadavg()[0], unit: ""});
    const submissions = join(folder, "in");
    await writeSubmissions(submissions);
    // One database has one worker, another one two: all are warm, and those that are not asked are idle.
    const sides = [1, 2].map((count) => ({
      count,
      url: redis.url.replace(/0$/, String(count)),
      out: join(folder, String(count)),
      times: [] as number[],
    }));
    for (const {count, url} of sides) {
      for (let i = 0; i < count; i++) workers.push(await startWorker(url));
    }
    // The first round is not counted: files are read, programs compiled.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const {url, out, times} of sides) {
        const seconds = await grade(url, submissions, out);
        if (round > 0) times.push(seconds);
      }
    }
    const [{times: one}, {times: two}] = sides;
    const records = await recordsOf(sides[0].out);
    assert.equal(records.length, SUBMISSIONS);
    assert.deepEqual(await recordsOf(sides[1].out), records);
    const ratios = one.map((seconds, i) => seconds / two[i]);
    report({what: `${SUBMISSIONS} submissions, one worker`, value: median(one), unit: "s"});
    report({what: `${SUBMISSIONS} submissions, two workers`, value: median(two), unit: "s"});
    report({what: "two workers, submissions", value: SUBMISSIONS / median(two), unit: "a second"});
    report({what: "two workers against one, median", value: median(ratios), unit: "times"});
    report({what: "two workers against one, least", value: Math.min(...ratios), unit: "times"});
    report({what: "memory of Redis at most", value: await megabytesOf(redis), unit: "MB"});
    report({what: "load of the machine after", value: loadavg()[0], unit: ""});
  } finally {
    for (const worker of workers) await stopWorker(worker);
    await redis.stop();
    await rm(folder, {recursive: true, force: true});
  }
}
