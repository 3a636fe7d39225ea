import assert from "node:assert/strict";
import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {strFromU8, unzipSync} from "fflate";
import {readExercise} from "../../workbench/exercise/readExercise.ts";
import type {RosterEntry} from "../../workbench/grader/roster.ts";
import {studentVariant} from "../../workbench/grader/studentVariants.ts";
import {readNotebook} from "../../workbench/notebook/nbformat.ts";
import {markText, RELEASE_MARK, requireFree} from "../../workbench/release/releaseMark.ts";
import {readTar} from "../../workbench/release/readTar.ts";
import {writeFresh} from "../../workbench/release/writeFresh.ts";
import {writeStudents} from "../../workbench/release/writeStudents.ts";
import {zipFolder} from "../../workbench/release/zipFolder.ts";
import {VARIANT_ID, writeVariant} from "../exercise/madeVariant.ts";
import {root} from "../repo/sources.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "voxelbook-release-"));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const MARK = markText({schema: 1, format: "folder", exercises: [], students: 0});

describe("requireFree", () => {
  const make = async (name: string, text: string): Promise<string> => {
    await mkdir(join(folder, "out"), {recursive: true});
    await writeFile(join(folder, "out", name), text);
    return join(folder, "out");
  };

  it("takes a place where nothing is, and an empty folder", async () => {
    await requireFree(join(folder, "none"), false);
    await requireFree(folder, false);
  });

  it("takes an earlier release only when it is told to, by its mark or its package's name", async () => {
    const out = await make(RELEASE_MARK, MARK);
    await assert.rejects(requireFree(out, false), /out is not empty/);
    await requireFree(out, true);
    await rm(join(out, RELEASE_MARK));
    await make("package.json", '{"name": "voxelbook-exercises"}');
    await requireFree(out, true);
  });

  it("takes no folder of anything else, told or not", async () => {
    const out = await make("thesis.md", "years of work");
    await assert.rejects(requireFree(out, true), /was not written by a release/);
    await make("package.json", "{");
    await assert.rejects(requireFree(out, true), /was not written by a release/);
  });

  it("takes a zip only when a release wrote it", async () => {
    const out = await make(RELEASE_MARK, MARK);
    const zip = join(folder, "a.zip");
    await writeFile(zip, await zipFolder(out, "course"));
    await assert.rejects(requireFree(zip, false), /a\.zip is there/);
    await requireFree(zip, true);
    await writeFile(zip, "no zip at all");
    await assert.rejects(requireFree(zip, true), /was not written by a release/);
  });
});

describe("writeFresh", () => {
  it("puts a whole folder in the place of an old one", async () => {
    const out = join(folder, "out");
    await mkdir(out);
    await writeFile(join(out, "old"), "");
    await writeFresh(out, async (fresh) => {
      await writeFile(join(fresh, "new"), "");
      assert.deepEqual(await readdir(out), ["old"]);
      return fresh;
    });
    assert.deepEqual(await readdir(out), ["new"]);
    assert.deepEqual(await readdir(folder), ["out"]);
  });

  it("leaves what was there, and nothing else, when writing fails", async () => {
    const out = join(folder, "out");
    await mkdir(out);
    await writeFile(join(out, "old"), "");
    await assert.rejects(
      writeFresh(out, async (fresh) => {
        await writeFile(join(fresh, "half"), "");
        throw new RangeError("broken");
      }),
      /broken/,
    );
    assert.deepEqual(await readdir(out), ["old"]);
    assert.deepEqual(await readdir(folder), ["out"]);
  });

  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    it(`leaves nothing behind when it is told to stop by ${signal}`, async function () {
      this.timeout(60_000);
      const ended = await interrupted(signal);
      assert.equal(ended, code);
      assert.deepEqual(await readdir(folder), ["script.mts"]);
    });
  }

  it("removes what a killed release left, and nothing of one that runs", async function () {
    this.timeout(60_000);
    assert.equal(await interrupted("SIGKILL"), null);
    const [left] = (await readdir(folder)).filter((name) => name.startsWith(".out-"));
    assert.ok(left !== undefined);
    await writeFresh(join(folder, "out"), async (fresh) => fresh);
    assert.deepEqual((await readdir(folder)).sort(), ["out", "script.mts"]);
  });

  /** Starts a release in another process and stops it while it writes. */
  async function interrupted(signal: NodeJS.Signals): Promise<number | null> {
    const script = join(folder, "script.mts");
    const module = pathToFileURL(join(root, "workbench/release/writeFresh.ts")).href;
    await writeFile(
      script,
      `import {writeFresh} from ${JSON.stringify(module)};
      await writeFresh(${JSON.stringify(join(folder, "out"))}, async () => {
        process.stdout.write("writing");
        await new Promise((resolve) => setTimeout(resolve, 60_000));
        return "";
      });`,
    );
    const tsx = pathToFileURL(join(root, "node_modules/tsx/dist/loader.mjs")).href;
    const args = ["--import", tsx, "--conditions=voxelbook-source", script];
    const child = spawn(process.execPath, args, {cwd: root, stdio: ["ignore", "pipe", "inherit"]});
    child.stdout.once("data", () => child.kill(signal));
    return new Promise((resolve) => child.on("close", resolve));
  }
});

describe("writeStudents", () => {
  const student = (name: string, full = ""): RosterEntry => ({
    student: name,
    name: full,
    email: "",
    ids: {},
  });
  const write = async (zip: boolean): Promise<string> => {
    const exercise = await readExercise(await writeVariant(folder), VARIANT_ID);
    const students = [student("s001", "=HYPERLINK(1)"), student("s002")];
    const out = join(folder, "out");
    await mkdir(out);
    await writeStudents([exercise], out, {students, secret: "x", zip, onStep: () => undefined});
    return out;
  };

  it("gives each student the notebooks with their own values, and nothing else", async () => {
    const out = await write(false);
    const exercise = await readExercise(join(folder, "exercises"), VARIANT_ID);
    const own = join(out, "students/s001");
    assert.deepEqual((await readdir(own)).sort(), ["README.md", "exercises"]);
    assert.deepEqual(await readdir(join(own, "exercises", VARIANT_ID)), ["exercise.ipynb"]);
    const text = await readFile(join(own, "exercises", VARIANT_ID, "exercise.ipynb"), "utf8");
    const {variant} = readNotebook(text, "copy").metadata["voxelbook"] as {variant: unknown};
    assert.deepEqual(variant, await studentVariant(exercise, "x", "s001"));
    assert.notDeepEqual(variant, await studentVariant(exercise, "x", "s002"));
  });

  it("says in a table whose copy is which; a name that would be a formula is text", async () => {
    const out = await write(true);
    assert.equal(
      await readFile(join(out, "students.csv"), "utf8"),
      "student,name,email,file\ns001,'=HYPERLINK(1),,students/s001.zip\ns002,,,students/s002.zip\n",
    );
    assert.deepEqual((await readdir(join(out, "students"))).sort(), ["s001.zip", "s002.zip"]);
    const files = unzipSync(await readFile(join(out, "students/s001.zip")));
    assert.deepEqual(Object.keys(files).sort(), [
      "README.md",
      `exercises/${VARIANT_ID}/exercise.ipynb`,
    ]);
    assert.match(strFromU8(files["README.md"]), /s001/);
  });
});

describe("zipFolder", () => {
  it("writes equal zips of equal folders, hidden files too, below the name that is given", async () => {
    for (const name of ["a", "b"]) {
      await mkdir(join(folder, name, "in"), {recursive: true});
      await writeFile(join(folder, name, "in/x.txt"), "x");
      await writeFile(join(folder, name, ".hidden"), "h");
    }
    const [a, b] = await Promise.all(["a", "b"].map((name) => zipFolder(join(folder, name), "c")));
    assert.deepEqual(a, b);
    assert.deepEqual(Object.keys(unzipSync(a)).sort(), ["c/.hidden", "c/in/x.txt"]);
    assert.ok(existsSync(join(folder, "a")));
  });
});

describe("readTar", () => {
  it("refuses an archive that ends in the middle of a file, saying where", () => {
    const header = new Uint8Array(512);
    header.set(Buffer.from("x.js"), 0);
    header.set(Buffer.from("00000000777\0"), 124);
    assert.throws(
      () => [...readTar(header)],
      /a file must end within the archive, got size 511 at 0/,
    );
  });
});
