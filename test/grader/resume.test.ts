import assert from "node:assert/strict";
import {readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import {createRng} from "voxelbook/core";
import {
  buildCommand,
  type MadeCourse,
  makeCourse,
  processesNaming,
  resultsIn,
  startGrade,
} from "./gradeCommand.ts";

/** Each kill costs seconds; `VOXELBOOK_KILLS=20` tries more. */
const KILLS = Number(process.env["VOXELBOOK_KILLS"] ?? 6);
const SEED = "random moments";

/** An answer that takes its time, so that a kill finds something under way. */
const slow = (ms: number): Record<string, string> => ({
  double: `async function double(x: number): Promise<number> {\n  await new Promise((done) => setTimeout(done, ${ms}));\n  return 2 * x;\n}`,
});

/** Waits until nothing names the folder any more; returns what still does after the given time. */
async function leftAfter(folder: string, ms: number): Promise<string[]> {
  const until = performance.now() + ms;
  for (;;) {
    const left = await processesNaming(folder);
    if (left.length === 0 || performance.now() > until) return left;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("a grading that is killed", function () {
  this.timeout(300_000);
  let course: MadeCourse;

  before(async () => {
    await buildCommand();
    course = await makeCourse({
      s001: {},
      s002: slow(60),
      s003: {width: 'const width = "25 cm";'},
      s004: {double: "function double(x: number): number {\n  process.exit(0);\n}"},
      s005: slow(120),
      s006: {sum: 'const sum = "a - b";'},
      s007: slow(60),
    });
  });
  after(() => course.remove());

  it(`at ${KILLS} random moments ends, run again, with the files of an undisturbed one`, async () => {
    const {folder, temporary} = course;
    const started = performance.now();
    const undisturbed = await startGrade(course, "undisturbed", ["--jobs", "2"]).ended;
    const whole = performance.now() - started;
    assert.equal(undisturbed.code, 0, undisturbed.errors);
    const expected = await resultsIn(join(folder, "undisturbed"));
    assert.equal(Object.keys(expected).length, 7 * 2 + 2);

    const rng = createRng(SEED);
    let killed = 0;
    let completed = 0;
    const compare = async (kill: number): Promise<void> => {
      assert.deepEqual(await resultsIn(join(folder, "out")), expected, `${SEED}, kill ${kill}`);
      assert.deepEqual(await readdir(temporary), [], `${SEED}, kill ${kill}`);
      completed += 1;
    };
    for (let kill = 1; kill <= KILLS; kill++) {
      // The start takes the longer part: most kills are to fall on the grading after it.
      const moment = whole * (0.3 + 0.7 * rng.next());
      const {child, ended} = startGrade(course, "out", ["--jobs", "2"]);
      const timer = setTimeout(() => child.kill("SIGKILL"), moment);
      const {code, signal, errors} = await ended;
      clearTimeout(timer);
      if (signal === "SIGKILL") killed += 1;
      else assert.equal(code, 0, `${SEED}, kill ${kill}: ${errors}`);
      assert.deepEqual(await leftAfter(folder, 10_000), [], `${SEED}, kill ${kill}`);
      if (signal === null || kill % 5 === 0) {
        if (signal !== null) {
          const rerun = await startGrade(course, "out", ["--jobs", "2"]).ended;
          assert.equal(rerun.code, 0, rerun.errors);
        }
        await compare(kill);
        await rm(join(folder, "out"), {recursive: true});
      }
    }
    assert.ok(killed >= KILLS / 2, `${killed} of ${KILLS} were killed before their end`);
    assert.ok(completed >= Math.floor(KILLS / 5));
  });
});
