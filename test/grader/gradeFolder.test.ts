import assert from "node:assert/strict";
import {existsSync} from "node:fs";
import {mkdtemp, readFile, readdir, rm} from "node:fs/promises";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {type Exercise, readExercise} from "../../workbench/exercise/readExercise.ts";
import {chooseIsolation, type Isolation} from "../../workbench/grader/chooseIsolation.ts";
import {type GradeFolderResult, gradeFolder} from "../../workbench/grader/gradeFolder.ts";
import type {Tier} from "../../workbench/grader/isolation.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";
import {corpus, type Made, writeCorpus} from "./corpus.ts";

const exercisesFolder = fileURLToPath(new URL("../../exercises", import.meta.url));
const ID = "02-ct-numbers/hu-drift";
/** Shorter than in a course: every endless answer costs its limit. */
const limits = {...LIMITS, loadMs: 6_000, callMs: 2_500, questionMs: 4_000};

/** Everything a record says by code. */
function codesOf(record: GradeRecord): string[] {
  const tests = record.questions.flatMap((question) => question.tests);
  const messages = [record.reason, ...record.notes, ...tests.map(({message}) => message)];
  return messages.flatMap((message) => (message === null ? [] : [message.code]));
}

describe("grading the made submissions", function () {
  // Sixty-odd submissions, some of which run into their limits.
  this.timeout(240_000);
  let folder: string;
  let isolation: Isolation;
  let exercise: Exercise;
  let made: Made[];
  let result: GradeFolderResult;
  let server: Server;
  let requests = 0;

  const gradeAll = (options: {force: boolean; onSkip?: () => void}): Promise<GradeFolderResult> =>
    gradeFolder({
      submissions: join(folder, "in"),
      out: join(folder, "out"),
      exercisesFolder,
      ids: [ID],
      wanted: undefined,
      isolation,
      secret: "the corpus",
      libVersion: "0.1.0",
      // Most of the time is waiting for limits.
      jobs: 3,
      force: options.force,
      signal: new AbortController().signal,
      onRecord: (_done, _total, _record, skipped) => {
        if (skipped) options.onSkip?.();
      },
    });

  const recordOf = (student: string): GradeRecord => {
    const record = result.records.find((one) => one.student === student);
    assert.ok(record, `${student} has no record`);
    return record;
  };

  before(async () => {
    server = createServer((_request, response) => {
      requests += 1;
      response.end("leaked");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    folder = await mkdtemp(join(tmpdir(), "voxelbook-corpus-"));
    exercise = await readExercise(exercisesFolder, ID);
    // Where no namespaces are allowed the corpus still runs, on Node's permission model; that one
    // keeps neither signals nor the network away, which is why grading asks for it by name only.
    const wanted = (process.env["VOXELBOOK_TEST_ISOLATION"] ?? "auto") as Tier | "auto";
    isolation = await chooseIsolation(limits, {wanted, allowPermissions: true});
    const weak = isolation.tier === "permissions";
    const beyond = new Set(weak ? ["kill-parent", "network"] : []);
    const all = corpus(exercise, (server.address() as AddressInfo).port);
    made = all.filter(({student}) => !beyond.has(student));
    await writeCorpus(join(folder, "in"), made);
    result = await gradeAll({force: false});
  });

  after(async () => {
    server.close();
    await isolation.close();
    await rm(folder, {recursive: true, force: true});
  });

  it("gives each its marks, its status and a message that says why", () => {
    const points = new Map(exercise.info.answers.map((answer) => [answer.id, answer.points]));
    const wrong: string[] = [];
    for (const {student, expected} of made) {
      const record = recordOf(student);
      const {status, score, max_score} = record;
      const codes = codesOf(record);
      const say = (what: string): void => {
        wrong.push(
          `${student}: ${what}; ${status} ${score}/${max_score}, ${[...new Set(codes)].join(" ")}`,
        );
      };
      if (status !== expected.status) say(`must be ${expected.status}`);
      if (expected.lost === "some") {
        if (!(score < max_score && score >= max_score - (points.get("bias") ?? 0)))
          say("must lose some of bias");
      } else {
        const lost = expected.lost.reduce((sum, id) => sum + (points.get(id) ?? 0), 0);
        // Points are added in hundredths of a millionth.
        if (Math.abs(score - (max_score - lost)) > 1e-6) say(`must have ${max_score - lost}`);
      }
      if (expected.code !== undefined && !codes.includes(expected.code))
        say(`must say ${expected.code}`);
      const statuses = new Set(record.questions[0].tests.map((test) => test.status));
      if (
        expected.ends !== undefined &&
        !expected.ends.some((end) => statuses.has(end as "error"))
      ) {
        say(`must end with ${expected.ends.join(" or ")}, got ${[...statuses].join()}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it("has one record for each submission, with every declared test in order", () => {
    assert.equal(result.records.length, made.length);
    const ids = recordOf("right").questions.map(({tests}) => tests.map(({id}) => id).join());
    for (const record of result.records) {
      assert.equal(record.max_score, exercise.info.points);
      assert.deepEqual(
        record.questions.map(({tests}) => tests.map(({id}) => id).join()),
        ids,
        record.student,
      );
    }
  });

  it("let no answer reach the network", function () {
    if (isolation.tier === "permissions") this.skip();
    assert.equal(requests, 0);
  });

  it("leaves no process and no file behind", async () => {
    assert.deepEqual(await readdir(isolation.workFolder), []);
    for (const path of ["/tmp/voxelbook-attack", "/dev/shm/voxelbook-attack"]) {
      assert.ok(!existsSync(path), path);
    }
    const left: string[] = [];
    for (const pid of existsSync("/proc") ? await readdir("/proc") : []) {
      if (!/^\d+$/.test(pid)) continue;
      const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      if (line.includes(isolation.workFolder)) left.push(line.replaceAll("\0", " "));
    }
    assert.deepEqual(left, []);
  });

  it("shows nothing of a hidden test but its title, its verdict and an author's words", () => {
    for (const {student, questions} of result.records) {
      for (const test of questions
        .flatMap(({tests}) => tests)
        .filter(({visibility}) => visibility === "hidden")) {
        assert.equal(test.call ?? test.expected ?? test.got, undefined, student);
        assert.equal(test.output, "", student);
        if (test.message !== null)
          assert.match(test.message.code, /^(hidden\.|mistake$|author$|answer\.)/, student);
        assert.ok(!/no idea|late/.test(test.message?.en ?? ""), `${student}: ${test.message?.en}`);
      }
    }
  });

  it("keeps what an answer printed in public tests only", () => {
    const [question] = recordOf("prints").questions;
    assert.match(question.tests[0].output, /hello 45/);
  });

  it("names what is no submission", () => {
    assert.deepEqual(
      result.strays.map(({path}) => path),
      ["nothing/notes.txt"],
    );
  });

  it("takes unchanged records at the next run, and equal ones when forced", async () => {
    let skipped = 0;
    const again = await gradeAll({force: false, onSkip: () => (skipped += 1)});
    assert.equal(skipped, made.length);
    assert.deepEqual(again.records, result.records);
  });
});
