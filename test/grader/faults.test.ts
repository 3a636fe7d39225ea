import assert from "node:assert/strict";
import {spawn, spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {once} from "node:events";
import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {hostname, tmpdir} from "node:os";
import {join} from "node:path";
import {CliError} from "../../workbench/cli/error.ts";
import {chooseIsolation, type Isolation} from "../../workbench/grader/chooseIsolation.ts";
import {explainWrite} from "../../workbench/grader/explainWrite.ts";
import type {Tier} from "../../workbench/grader/isolation.ts";
import type {GradeJob} from "../../workbench/grader/job.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";
import {lockFolder} from "../../workbench/grader/lockFolder.ts";
import {isAlive, ownMark} from "../../workbench/grader/processMark.ts";
import {sweepParts} from "../../workbench/grader/sweepParts.ts";
import {writeWhole} from "../../workbench/grader/writeWhole.ts";
import {ID} from "../exercise/madeExercise.ts";
import {buildCommand, type MadeCourse, makeCourse, startGrade} from "./gradeCommand.ts";
import {gradeIn, type Grading, recordsIn} from "./gradingIn.ts";

/** Mounts a small file system of its own; false where this machine does not allow it. */
function mountSmall(folder: string, options: string): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  return spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]).status === 0;
}

const unmount = (folder: string): void => void spawnSync("umount", ["--lazy", folder]);

/** A process that has ended, as a lock or a file may name it. */
function deadMark(): string {
  const {pid} = spawnSync(process.execPath, ["-e", ""]);
  return `${pid}-1`;
}

describe("faults of the machine", function () {
  this.timeout(240_000);
  let course: MadeCourse;
  before(async () => {
    await buildCommand();
    course = await makeCourse(
      Object.fromEntries(
        Array.from({length: 12}, (_, i) => [`s${String(i).padStart(3, "0")}`, {}]),
      ),
    );
  });
  after(() => course.remove());

  /** Checks that what lies in a folder is whole. */
  async function requireWhole(folder: string): Promise<number> {
    let records = 0;
    for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
      if (!entry.isFile()) continue;
      assert.ok(!entry.name.endsWith(".part"), entry.name);
      if (!entry.name.endsWith(".json")) continue;
      JSON.parse(await readFile(join(entry.parentPath, entry.name), "utf8"));
      records += 1;
    }
    return records;
  }

  it("a full disk ends it with the path and the fix, whole records only, and it goes on later", async function () {
    const out = join(course.folder, "full");
    await mkdir(out);
    if (!mountSmall(out, "size=32k")) this.skip();
    try {
      const {code, errors} = await startGrade(course, "full", ["--jobs", "1"]).ended;
      assert.equal(code, 3, errors);
      assert.match(errors, /full\/s\d+\/double\.json cannot be written: no space is left/);
      assert.match(errors, /fix: make room \(df -h .*\), then run the same command again/);
      const kept = await requireWhole(out);
      assert.ok(kept > 0 && kept < 12, `${kept} records`);

      spawnSync("mount", ["-o", "remount,size=8m", out]);
      const again = await startGrade(course, "full", ["--jobs", "1"]).ended;
      assert.equal(again.code, 0, again.errors);
      assert.match(again.out, new RegExp(`12 graded.* ${kept} of them unchanged`));
      assert.equal(await requireWhole(out), 12);
    } finally {
      unmount(out);
    }
  });

  it("a read-only output ends it before anything is graded", async function () {
    const out = join(course.folder, "locked");
    await mkdir(out);
    if (!mountSmall(out, "size=64k,ro")) this.skip();
    try {
      const {code, errors} = await startGrade(course, "locked").ended;
      assert.equal(code, 3, errors);
      assert.match(errors, /locked\/\.grading\.lock cannot be written: its disk is read-only/);
      assert.match(errors, /fix: choose another place with --out/);
      assert.ok(!/double/.test(errors.replaceAll(/.*cannot be written.*/g, "")));
    } finally {
      unmount(out);
    }
  });

  it("an output that is a file is named", async () => {
    await writeFile(join(course.folder, "taken"), "mine");
    for (const out of ["taken", "taken/below"]) {
      const {code, errors} = await startGrade(course, out).ended;
      assert.equal(code, 1, errors);
      assert.match(errors, /taken.* cannot be written: .*(file|folder)/);
      assert.match(errors, /fix: move that file away, or choose another place with --out/);
    }
    assert.equal(await readFile(join(course.folder, "taken"), "utf8"), "mine");
  });

  it("a full folder for temporary files is named", async function () {
    const small = join(course.folder, "small-tmp");
    await mkdir(small);
    if (!mountSmall(small, "size=4k,mode=755")) this.skip();
    try {
      await writeFile(join(small, "filler"), "x".repeat(4096)).catch(() => undefined);
      const {code, errors} = await startGrade(course, "no-tmp", [], {TMPDIR: small}).ended;
      assert.equal(code, 3, errors);
      assert.match(errors, /small-tmp\/voxelbook-grade-.* cannot be written: no space is left/);
    } finally {
      unmount(small);
    }
  });

  it("two gradings at a time into one folder: the second is refused", async () => {
    const unlock = await lockFolder(join(course.folder, "shared"));
    const {code, errors} = await startGrade(course, "shared").ended;
    assert.equal(code, 1, errors);
    assert.match(
      errors,
      new RegExp(`another grading writes into .*shared \\(process ${process.pid},`),
    );
    assert.match(errors, /fix: wait for it, or choose another --out/);
    await unlock();
    assert.ok(!existsSync(join(course.folder, "shared/.grading.lock")));
  });
});

describe("lockFolder", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-lock-"));
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  const holder = (mark: string, host: string): string =>
    JSON.stringify({mark, host, since: "2026-01-01T00:00:00.000Z"});

  for (const [what, text] of [
    ["whose process is gone", () => holder(deadMark(), hostname())],
    ["that was cut short", () => '{"mark": "12'],
    ["whose number another process has now", () => holder(`${process.pid}-1`, hostname())],
  ] as const) {
    it(`takes over a lock ${what}`, async function () {
      if (!existsSync("/proc/self/stat")) this.skip();
      await writeFile(join(folder, ".grading.lock"), text());
      const unlock = await lockFolder(folder);
      const held = await readFile(join(folder, ".grading.lock"), "utf8");
      assert.equal((JSON.parse(held) as {mark: string}).mark, ownMark());
      await unlock();
      assert.deepEqual(await readdir(folder), []);
    });
  }

  it("does not judge a lock of another machine, and says how to remove it", async () => {
    await writeFile(join(folder, ".grading.lock"), holder("1-1", "elsewhere"));
    await assert.rejects(lockFolder(folder), (error: CliError) => {
      assert.match(error.message, /process 1 on elsewhere, since 2026/);
      assert.match(error.fix ?? "", /rm .*\.grading\.lock/);
      return error.exitCode === 1;
    });
  });
});

describe("half-written files", () => {
  it("of processes that are gone are removed, those of living ones stay", async () => {
    const folder = await mkdtemp(join(tmpdir(), "voxelbook-parts-"));
    try {
      const dead = `.hu-drift.json.${deadMark()}.part`;
      const living = `.hu-drift.json.${ownMark()}.part`;
      await mkdir(join(folder, "s001/02-ct"), {recursive: true});
      for (const place of ["", "s001", "s001/02-ct"]) {
        for (const name of [dead, living]) await writeFile(join(folder, place, name), "{");
      }
      await writeFile(join(folder, "s001/hu-drift.json"), "{}");
      await sweepParts(folder);
      for (const place of ["", "s001", "s001/02-ct"]) {
        assert.ok(!existsSync(join(folder, place, dead)), place);
        assert.ok(existsSync(join(folder, place, living)), place);
      }
      assert.ok(existsSync(join(folder, "s001/hu-drift.json")));
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  });

  it("are none after a write that failed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "voxelbook-write-"));
    try {
      await mkdir(join(folder, "record.json/below"), {recursive: true});
      await assert.rejects(writeWhole(join(folder, "record.json"), "{}"), (error: CliError) =>
        /record\.json cannot be written: a folder stands/.test(error.message),
      );
      assert.deepEqual(await readdir(folder), ["record.json"]);
    } finally {
      await rm(folder, {recursive: true, force: true});
    }
  });
});

describe("explainWrite", () => {
  for (const [code, exitCode, why] of [
    ["ENOSPC", 3, /no space is left on its disk/],
    ["EDQUOT", 3, /your share of its disk is used up/],
    ["EROFS", 3, /read-only/],
    ["EACCES", 3, /no permission/],
    ["EPERM", 3, /no permission/],
    ["EFBIG", 3, /larger than a file may be/],
    ["ENOTDIR", 1, /a file, not a folder/],
    ["EISDIR", 1, /a folder stands/],
  ] as const) {
    it(`says what ${code} means, where, and what to do`, () => {
      const explained = explainWrite(Object.assign(new Error("x"), {code}), "/out/s001/a.json");
      assert.ok(explained instanceof CliError);
      assert.match(explained.message, /^\/out\/s001\/a\.json cannot be written: /);
      assert.match(explained.message, why);
      assert.equal(explained.exitCode, exitCode);
      assert.ok(explained.fix);
    });
  }

  it("leaves other errors as they are", () => {
    const error = new Error("mine");
    assert.equal(explainWrite(error, "/x"), error);
  });
});

describe("isAlive", () => {
  it("knows this process, and no later one of its number", function () {
    assert.ok(isAlive(ownMark()));
    assert.ok(!isAlive("no mark"));
    assert.ok(!isAlive(deadMark()));
    if (!existsSync("/proc/self/stat")) this.skip();
    assert.ok(!isAlive(`${process.pid}-1`));
  });

  it("takes a process that has ended for gone, though nobody has asked for its end", async function () {
    if (!existsSync("/proc/self/stat")) this.skip();
    // The shell has become a program that never asks after the shell's own child when that ends.
    const parent = spawn("sh", ["-c", "sleep 0.3 & echo $!; exec sleep 20"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    try {
      const pid = Number(String((await once(parent.stdout, "data"))[0]).trim());
      let stat = "";
      while (!/^[^)]*\) Z /.test(stat)) {
        stat = await readFile(`/proc/${pid}/stat`, "latin1");
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      assert.ok(!isAlive(`${pid}-${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`));
    } finally {
      parent.kill("SIGKILL");
    }
  });
});

describe("things that change while they are graded", function () {
  this.timeout(240_000);
  let isolation: Isolation;
  let course: MadeCourse;
  const wrong = {double: "function double(x: number): number {\n  return 3 * x;\n}"};
  const at = (student: string): string => join(course.folder, "in", student, "double.ipynb");
  const shaOf = async (path: string): Promise<string> =>
    createHash("sha256")
      .update(await readFile(path))
      .digest("hex");

  before(async () => {
    const wanted = (process.env["VOXELBOOK_TEST_ISOLATION"] ?? "auto") as Tier | "auto";
    isolation = await chooseIsolation(LIMITS, {wanted, allowPermissions: true});
  });
  after(() => isolation?.close());
  beforeEach(async () => {
    course = await makeCourse({s001: {}, s002: {}, s003: wrong});
  });
  afterEach(() => course.remove());

  /** Grades with one worker; `change` is called after the first job was made, before it is graded. */
  async function gradeWhile(change?: (job: GradeJob) => Promise<void>) {
    const out = join(course.folder, "out");
    const grading: Grading = {
      submissions: join(course.folder, "in"),
      out,
      exercisesFolder: join(course.folder, "exercises"),
      ids: [ID],
      isolation,
      jobs: 1,
      ...(change && {onFirstJob: change}),
    };
    const result = await gradeIn(grading);
    const records = await recordsIn(out);
    return {result, records: new Map(records.map((record) => [record.student, record]))};
  }

  it("a submission is graded as it was read, and again at the next run", async () => {
    const before = await shaOf(at("s001"));
    const first = await gradeWhile(async () => writeFile(at("s001"), await readFile(at("s003"))));
    assert.equal(first.records.get("s001")?.provenance.submission_sha256, before);
    assert.equal(first.records.get("s001")?.score, 10);

    const second = await gradeWhile();
    assert.equal(second.result.unchanged, 2);
    const record = second.records.get("s001");
    assert.equal(record?.provenance.submission_sha256, await shaOf(at("s003")));
    assert.equal(record?.attempt, 2);
    assert.equal(record?.score, 6);
  });

  it("a submission that vanishes says so, and costs the others nothing", async () => {
    const {records} = await gradeWhile(() => rm(at("s003")));
    assert.equal(records.get("s003")?.status, "not_gradable");
    assert.equal(records.get("s003")?.reason?.code, "submission.unreadable");
    assert.equal(records.get("s001")?.score, 10);
    assert.equal(records.get("s002")?.score, 10);
  });

  it("an exercise that changes stops being graded, and is graded whole at the next run", async () => {
    const file = join(course.folder, "exercises", ID, "tests.ts");
    const first = await gradeWhile(async () =>
      writeFile(file, (await readFile(file, "utf8")).replace("two becomes four", "2 becomes 4")),
    );
    assert.equal(first.result.counts.infrastructure_error, 3);
    assert.match(first.records.get("s001")?.reason?.en ?? "", /must stay as it was/);
    const second = await gradeWhile();
    assert.equal(second.result.counts.graded, 3);
    const [question] = second.records.get("s001")?.questions ?? [];
    assert.equal(question.tests[0].title.en, "2 becomes 4");
  });
});
