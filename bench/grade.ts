// Grading beside nbgrader's autograde on the same tasks, written in Python for its kernel: the scores are compared
// first, then the time. Then one worker against two, and memory as the class grows.
import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {EXERCISES, kindOf, studentName, writeSubmissions} from "./grade/submissions.ts";
import {type GradeRun, runGrade} from "./grade/runGrade.ts";
import type {Row} from "./main.ts";
import {root, type Timed, timed} from "./shared/timed.ts";

const python = join(root, ".voxelbook/peers-nbgrader/bin/python");

/** Students of the class: with three exercises each, 201 submissions. */
const CLASS = 67;
/** Students whose submissions nbgrader grades: each exercise with each of its four kinds of answers. */
const PEER_STUDENTS = 4;
const JOBS = 2;

interface PeerGrades extends Timed {
  readonly scores: readonly number[];
}

/** Grades the first students with nbgrader; it starts a kernel for each submission, one after the other. */
async function runPeer(folder: string): Promise<PeerGrades> {
  const submissions = Array.from({length: PEER_STUDENTS}, (_, student) =>
    Object.keys(EXERCISES).map((exercise) => ({
      exercise,
      student: studentName(student),
      kind: kindOf(exercise, student),
    })),
  ).flat();
  const list = join(folder, "submissions.json");
  await mkdir(join(folder, "nbgrader"), {recursive: true});
  await writeFile(list, JSON.stringify(submissions));
  return timed<PeerGrades>(python, ["bench/peers/grade.py", join(folder, "nbgrader"), list]);
}

/** Compares the scores of both sides; one that differs ends the benchmark. */
async function compareScores(out: string, {scores}: PeerGrades): Promise<Set<number>> {
  const ids = Object.keys(EXERCISES);
  for (const [i, peer] of scores.entries()) {
    const [student, id] = [studentName(Math.floor(i / ids.length)), ids[i % ids.length]];
    const {score} = JSON.parse(await readFile(join(out, student, `${id}.json`), "utf8")) as {
      score: number;
    };
    if (Math.abs(score - peer) > 1e-6) {
      throw new Error(`${student} ${id}: the scores must be equal, got ${score} and ${peer}`);
    }
  }
  return new Set(scores.map((score) => Math.round(1e6 * score)));
}

async function benchSpeed(folder: string, report: (row: Row) => void): Promise<void> {
  const submissions = join(folder, "class");
  const written = await writeSubmissions(submissions, CLASS);
  const perSubmission = written.answers / written.submissions;
  const run = (name: string, jobs: number): Promise<GradeRun> =>
    runGrade(submissions, join(folder, name), jobs);

  // Ours before and after the peer, so that what else the machine does weighs on both.
  const before = await run("out-before", JOBS);
  const peer = await runPeer(folder);
  const after = await run("out-after", JOBS);
  const one = await run("out-one", 1);
  const distinct = await compareScores(join(folder, "out-before"), peer);
  report({
    what: `submissions with equal scores on both sides`,
    value: peer.scores.length,
    unit: `of ${peer.scores.length} (${distinct.size} different scores)`,
  });

  const seconds = (before.seconds + after.seconds) / 2;
  const rate = written.answers / seconds;
  const peerSeconds = peer.seconds.reduce((sum, one) => sum + one, 0);
  const peerRate = (peer.scores.length * perSubmission) / peerSeconds;
  report({
    what: `${written.submissions} submissions of ${written.answers} answers, ${JOBS} workers`,
    value: rate,
    unit: `answers a second (${before.seconds.toFixed(1)} s and ${after.seconds.toFixed(1)} s, the whole command)`,
  });
  report({
    what: `nbgrader autograde, ${peer.scores.length} submissions`,
    value: peerRate,
    unit: `answers a second (${peerSeconds.toFixed(1)} s, without its start; ${peer.megabytes.toFixed(0)} MB)`,
  });
  report({what: "against nbgrader", value: rate / peerRate, unit: "times its rate"});
  report({
    what: `${JOBS} workers against one`,
    value: one.seconds / seconds,
    unit: `times as fast (${one.seconds.toFixed(1)} s with one)`,
  });
}

async function benchMemory(folder: string, report: (row: Row) => void): Promise<void> {
  for (const students of [7, 67, 667]) {
    const submissions = join(folder, `memory-${students}`);
    const {submissions: count} = await writeSubmissions(submissions, students);
    const {coordinator, worker, seconds} = await runGrade(
      submissions,
      join(folder, `memory-out-${students}`),
      JOBS,
    );
    report({
      what: `memory with ${count} submissions: coordinator`,
      value: coordinator,
      unit: `MB at most; largest of ${JOBS} workers ${worker.toFixed(0)} MB (${seconds.toFixed(0)} s)`,
    });
  }
}

/** Runs everything, or the parts named in `VOXELBOOK_BENCH_ROWS`: "speed", "memory". */
export async function bench(report: (row: Row) => void): Promise<void> {
  if (!existsSync(python)) {
    console.error("bench: nbgrader is not installed");
    console.error("  fix: npm run bench:peers");
    process.exitCode = 3;
    return;
  }
  const wanted = process.env["VOXELBOOK_BENCH_ROWS"]?.split(",");
  const isWanted = (name: string): boolean => wanted === undefined || wanted.includes(name);
  const folder = await mkdtemp(join(tmpdir(), "voxelbook-bench-"));
  try {
    if (isWanted("speed")) await benchSpeed(folder, report);
    if (isWanted("memory")) await benchMemory(folder, report);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
