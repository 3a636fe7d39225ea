import assert from "node:assert/strict";
import {type ChildProcess, spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {cp, readdir, readFile, rm, stat, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {fileURLToPath, pathToFileURL} from "node:url";
import type {CollectResult} from "../../workbench/collect/collectSubmissions.ts";
import {readCollected} from "../../workbench/grader/collected.ts";
import {contentOf, filesBelow, HALVE, type MadeCourse, makeCourse, NOW} from "./madeCourse.ts";
import type {ZipFile} from "./makeZip.ts";

const COLLECT = new URL("../../workbench/collect/collectSubmissions.ts", import.meta.url).href;
const tsx = pathToFileURL(fileURLToPath(import.meta.resolve("tsx"))).href;

const LATER = new Date("2026-12-24T08:00:00Z");

/** What counts and what came before, in short. */
const short = ({collected}: CollectResult): Record<"files" | "earlier", [string, number][]> => ({
  files: collected.files.map(({path, attempt}) => [path, attempt]),
  earlier: collected.earlier.map(({path, attempt}) => [path.replace(/[0-9a-f]{12}/, "…"), attempt]),
});

const notesOf = ({collected}: CollectResult): string[] =>
  collected.notes.map(({path, reason}) => `${path}: ${reason}`);

describe("collecting again", () => {
  let course: MadeCourse;
  beforeEach(async () => {
    course = await makeCourse();
  });
  afterEach(() => course.close());

  /** A download of Canvas with one file of one student. */
  const upload = (fileId: number, mark: string, name = "double.ipynb"): Promise<string> =>
    course.source(`canvas-${fileId}.zip`, {[`doejane_1_${fileId}_${name}`]: course.answered(mark)});

  it("changes nothing when nothing is new, not even the time", async () => {
    const paths = [
      await course.source("week", {"s001/double.ipynb": course.answered("1"), "s001/a.txt": "-"}),
      await upload(7001, "2"),
    ];
    const first = await course.collect(paths);
    const content = await contentOf(course.out);
    const again = await course.collect(paths, {now: LATER});
    assert.deepEqual(await contentOf(course.out), content);
    assert.deepEqual([first.written, again.written], [2, 0]);
    assert.equal(again.collected.collected_at, NOW.toISOString());
  });

  it("adds what is new, and keeps what other sources gave and said", async () => {
    const first = await course.source("week-1", {
      "s001/double.ipynb": course.answered("1"),
      "s001/a.txt": "-",
    });
    const second = await course.source("week-2", {"s002/halve.ipynb": course.answered("2", HALVE)});
    await course.collect([first]);
    const result = await course.collect([second], {now: LATER});
    assert.deepEqual(short(result).files, [
      ["s001/double.ipynb", 1],
      ["s002/halve.ipynb", 1],
    ]);
    assert.deepEqual(
      result.collected.strays.map(({path}) => path),
      ["week-1: s001/a.txt"],
    );
    assert.deepEqual(notesOf(result), []);
    assert.equal(result.collected.collected_at, LATER.toISOString());
  });

  it("counts the later upload of Canvas, whichever download is read first", async () => {
    const paths = [await upload(7009, "second"), await upload(7001, "first")];
    const result = await course.collect(paths);
    assert.deepEqual(short(result), {
      files: [["doejane_1/double.ipynb", 2]],
      earlier: [["doejane_1/.earlier/double.….ipynb", 1]],
    });
    assert.match(await readFile(join(course.out, "doejane_1/double.ipynb"), "utf8"), /second/);
    assert.match(
      await readFile(join(course.out, result.collected.earlier[0].path), "utf8"),
      /first/,
    );
    const content = await contentOf(course.out);
    for (const path of paths) await course.collect([path]);
    await course.collect(paths.toReversed());
    const now = await contentOf(course.out);
    const files = (all: Record<string, string>): Record<string, string> =>
      Object.fromEntries(Object.entries(all).filter(([name]) => name !== "collected.json"));
    assert.deepEqual(files(now), files(content));
  });

  it("takes over how many uploads Canvas counts", async () => {
    const result = await course.collect([await upload(7005, "third", "double-2.ipynb")]);
    assert.deepEqual(short(result).files, [["doejane_1/double.ipynb", 3]]);
  });

  it("takes the later download of Moodle where it holds another file", async () => {
    const name = "Jane Doe_501_assignsubmission_file/double.ipynb";
    const download = (file: string, mark: string, modified: string): Promise<string> =>
      course.source(file, [{name, data: course.answered(mark), modified: new Date(modified)}]);
    const monday = await download("monday.zip", "1", "2026-11-02T10:00:00Z");
    const tuesday = await download("tuesday.zip", "1", "2026-11-03T10:00:00Z");
    const friday = await download("friday.zip", "2", "2026-11-06T10:00:00Z");
    const back = await download("saturday.zip", "1", "2026-11-07T10:00:00Z");
    assert.deepEqual(short(await course.collect([monday])).files, [
      ["Jane Doe_501/double.ipynb", 1],
    ]);
    const same = await course.collect([tuesday]);
    assert.deepEqual(short(same), {files: [["Jane Doe_501/double.ipynb", 1]], earlier: []});
    assert.equal(same.collected.files[0].source, `monday.zip: ${name}`);
    assert.deepEqual(short(await course.collect([friday])).files, [
      ["Jane Doe_501/double.ipynb", 2],
    ]);
    // An older download, read again, is no new handing-in; the old file in a newer one is.
    assert.deepEqual(short(await course.collect([monday])).files, [
      ["Jane Doe_501/double.ipynb", 2],
    ]);
    const result = await course.collect([back]);
    assert.deepEqual(short(result), {
      files: [["Jane Doe_501/double.ipynb", 3]],
      earlier: [
        ["Jane Doe_501/.earlier/double.….ipynb", 1],
        ["Jane Doe_501/.earlier/double.….ipynb", 2],
      ],
    });
  });

  it("keeps what a later download no longer holds, and says so", async () => {
    const both = await course.source("week-1", {
      "s001/double.ipynb": course.answered("1"),
      "s002/double.ipynb": course.answered("2"),
    });
    const one = await course.source("week-2", {"s001/double.ipynb": course.answered("1")});
    await course.collect([both]);
    const result = await course.collect([one]);
    assert.equal(result.collected.files.length, 2);
    assert.deepEqual(notesOf(result), [
      "s002/double.ipynb: no source holds it any more; what was collected is kept",
    ]);
  });

  it("moves what a roster now gives to a student, and leaves no empty folder", async () => {
    const path = await upload(7001, "1");
    await course.collect([path]);
    const roster = [{student: "s001", name: "Doe, Jane", email: "", ids: {ID: "1"}}];
    const result = await course.collect([path], {roster});
    assert.deepEqual(await course.files(), ["collected.json", "s001/double.ipynb"]);
    assert.deepEqual(await readdir(course.out), ["collected.json", "s001"]);
    assert.match(notesOf(result).join(), /was collected under another student's name before/);
  });

  it("keeps what was changed or laid there by hand, until something later is handed in", async () => {
    const path = await course.source("week", {"s001/double.ipynb": course.answered("1")});
    await course.collect([path]);
    await writeFile(join(course.out, "s001/double.ipynb"), course.answered("mended"));
    const mended = await course.collect([path]);
    assert.match(await readFile(join(course.out, "s001/double.ipynb"), "utf8"), /mended/);
    assert.deepEqual(notesOf(mended), ["s001/double.ipynb: it was changed by hand and is kept"]);
    assert.equal(mended.collected.earlier.length, 1);
    const later = await course.source("later", {"s001/double.ipynb": course.answered("new")});
    await utimes(join(later, "s001/double.ipynb"), LATER, LATER);
    await course.collect([later]);
    assert.match(await readFile(join(course.out, "s001/double.ipynb"), "utf8"), /new/);
    assert.equal((await course.files()).filter((file) => file.includes(".earlier")).length, 2);
  });

  it("writes what was removed again, and a file that was damaged in .earlier too", async () => {
    const paths = [await upload(7001, "1"), await upload(7002, "2")];
    await course.collect(paths);
    const content = await contentOf(course.out);
    await rm(join(course.out, "doejane_1/double.ipynb"));
    const [old] = (await course.files()).filter((file) => file.includes(".earlier"));
    await writeFile(join(course.out, old), "{");
    await course.collect(paths);
    assert.deepEqual(await contentOf(course.out), content);
  });

  it("gives files the time of the handing-in, and tells the grader about each", async () => {
    const path = await course.source("submitted", {
      "s001/ps1/double.ipynb": course.answered("1"),
      "s001/ps1/timestamp.txt": "2026-11-20 10:00:00 UTC",
    });
    await course.collect([path], {due: new Date("2026-11-20T09:00:00Z")});
    const {mtime} = await stat(join(course.out, "s001/double.ipynb"));
    assert.equal(mtime.toISOString(), "2026-11-20T10:00:00.000Z");
    const known = (await readCollected(course.out))?.get("s001/double.ipynb");
    assert.deepEqual(
      [known?.submitted_at, known?.late_seconds, known?.attempt],
      ["2026-11-20T10:00:00.000Z", 3600, 1],
    );
  });

  it("refuses a collected.json that it did not write", async () => {
    const path = await course.source("week", {"s001/double.ipynb": course.answered("1")});
    await course.collect([path]);
    const file = join(course.out, "collected.json");
    const sound = await readFile(file, "utf8");
    for (const [from, to, says] of [
      ['"s001/double.ipynb"', '"../double.ipynb"', /got path: "\.\.\/double\.ipynb"/],
      ['"schema": 1', '"schema": 2', /another schema than 1/],
      ['"strays": []', '"strays": 3', /no list "strays"/],
      ["{", "", /no JSON/],
    ] as const) {
      await writeFile(file, sound.replace(from, to));
      await assert.rejects(course.collect([path]), says);
      await assert.rejects(readCollected(course.out), says);
    }
  });
});

/** Starts a collection in a process of its own, so that it can be killed. */
function startCollecting(course: MadeCourse, path: string): ChildProcess {
  const options = {
    sources: [{path, name: "week.zip"}],
    out: course.out,
    exercisesFolder: join(course.folder, "exercises"),
    ids: ["00-small/double", HALVE],
  };
  const program = `import(${JSON.stringify(COLLECT)}).then((m) => m.collectSubmissions({...${JSON.stringify(options)}, now: new Date(${NOW.getTime()})}))`;
  const args = ["--import", tsx, "--conditions=voxelbook-source", "-e", program];
  return spawn(process.execPath, args, {stdio: "inherit"});
}

describe("a collection that is killed", function () {
  this.timeout(120_000);
  const STUDENTS = Array.from({length: 40}, (_, i) => `s${String(i).padStart(3, "0")}`);

  const week = (course: MadeCourse, mark: string, day: number): Promise<string> =>
    course.source(
      `${mark}/week.zip`,
      STUDENTS.map(
        (student): ZipFile => ({
          name: `week/${student}/double.ipynb`,
          data: course.answered(`${mark} of ${student}`),
          modified: new Date(`2026-11-0${day}T10:00:00Z`),
        }),
      ),
    );

  /** Kills a collection as soon as so many files of a kind lie in the folder; false when it was done before. */
  async function killAt(
    course: MadeCourse,
    path: string,
    count: number,
    kind: RegExp,
  ): Promise<boolean> {
    const child = startCollecting(course, path);
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    let killed = false;
    while (child.exitCode === null && child.signalCode === null && !killed) {
      const files = existsSync(course.out) ? await filesBelow(course.out).catch(() => []) : [];
      if (files.filter((file) => kind.test(file)).length >= count) killed = child.kill("SIGKILL");
      else await sleep(2);
    }
    await ended;
    return killed && child.signalCode === "SIGKILL";
  }

  it("ends with the same folder when it is repeated, whenever it was killed", async () => {
    const course = await makeCourse();
    try {
      const first = await week(course, "first", 1);
      const second = await week(course, "second", 2);
      const sources = (path: string) => ({sources: [{path, name: "week.zip"}]});
      await course.collect([first], sources(first));
      const before = await contentOf(course.out);
      await cp(course.out, join(course.folder, "before"), {
        recursive: true,
        preserveTimestamps: true,
      });
      await course.collect([second], sources(second));
      const after = await contentOf(course.out);
      assert.equal(Object.keys(after).length, 2 * STUDENTS.length + 1);

      // The first collection, killed while it reads and while it writes; then the one that replaces every file.
      let kills = 0;
      await rm(course.out, {recursive: true});
      kills += Number(await killAt(course, first, 7, /^s\d+\/double/));
      await course.collect([first], sources(first));
      assert.deepEqual(await contentOf(course.out), before);
      for (const [count, kind] of [
        [20, /^\.incoming-/],
        [9, /\.earlier\/double/],
        [STUDENTS.length, /\.earlier\/double/],
      ] as const)
        kills += Number(await killAt(course, second, count, kind));
      await course.collect([second], sources(second));
      assert.deepEqual(await contentOf(course.out), after);
      assert.ok(kills >= 2, `only ${kills} of 4 runs were killed in time`);
    } finally {
      await course.close();
    }
  });
});
