import assert from "node:assert/strict";
import {cp, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import sqlite from "node-sqlite3-wasm";
import {nbgraderChecksum, type NbgraderMetadata} from "../../workbench/exercise/nbgrader.ts";
import {readExercise} from "../../workbench/exercise/readExercise.ts";
import {kernelSpec} from "../../workbench/notebook/jupyterEnvironment.ts";
import {readNotebook, writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {writeWhole} from "../../workbench/notebook/writeWhole.ts";
import {writeNbgraderCourse} from "../../workbench/release/writeNbgraderCourse.ts";
import {whyNoNbgrader} from "../export/nbgrader.ts";
import {root} from "../repo/sources.ts";
import {runNbgrader} from "./runNbgrader.ts";

// Functions, numbers and an expression; a variant; a text and a figure that a person marks.
const IDS = ["02-ct-numbers/hu-drift", "02-ct-numbers/slabs", "17-losses/nothing-learnt"];
const ASSIGNMENT = "02-ct-numbers";
const ASSIGNMENTS = [ASSIGNMENT, "17-losses"];

describe("a release for nbgrader", function () {
  // nbgrader takes seconds to start, and validating runs a kernel.
  this.timeout(180_000);
  let folder: string;
  let course: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-nbgrader-"));
    course = join(folder, "course");
    const exercises = join(root, "exercises");
    const read = await Promise.all(IDS.map((id) => readExercise(exercises, id)));
    await writeNbgraderCourse(read, course, "en", () => undefined);
  });
  after(() => rm(folder, {recursive: true, force: true}));
  const notebookIn = async (part: string, name: string) =>
    readNotebook(await readFile(join(course, part, ASSIGNMENT, name), "utf8"), name);

  it("has an assignment for each topic and in it a notebook for each exercise", async () => {
    for (const part of ["source", "release"]) {
      assert.deepEqual(await readdir(join(course, part)), ASSIGNMENTS);
      assert.deepEqual(await readdir(join(course, part, ASSIGNMENT)), [
        "hu-drift.ipynb",
        "slabs.ipynb",
      ]);
    }
  });

  it("has solutions in the sources only, and a checksum of its own on each cell of both", async () => {
    for (const part of ["source", "release"]) {
      const {cells} = await notebookIn(part, "hu-drift.ipynb");
      const solved = cells.filter(({source}) => source.includes("BEGIN SOLUTION"));
      assert.equal(solved.length, part === "source" ? 5 : 0);
      for (const cell of cells) {
        const metadata = cell.metadata["nbgrader"] as NbgraderMetadata;
        assert.equal(metadata.schema_version, 3);
        assert.equal(metadata.checksum, nbgraderChecksum(cell, metadata));
      }
    }
  });

  it("says in the sources what stands in the place of each solution", async () => {
    const {cells} = await notebookIn("source", "hu-drift.ipynb");
    const threshold = cells.find(({id}) => id === "threshold");
    assert.match(threshold?.source ?? "", /BEGIN SOLUTION\n\/\/ STUB: const thresholdHere = "";\n/);
  });

  describe("read by nbgrader itself", () => {
    before(async function () {
      const why = await whyNoNbgrader();
      if (why === null) return;
      console.log(`      skipped: ${why}`);
      this.skip();
    });

    it("becomes the same release when nbgrader makes it, byte for byte", async () => {
      const ours = join(folder, "ours");
      await cp(join(course, "release"), ours, {recursive: true});
      for (const assignment of ASSIGNMENTS) {
        await runNbgrader(["generate_assignment", assignment, "--force"], course);
        for (const name of await readdir(join(ours, assignment))) {
          assert.equal(
            await readFile(join(course, "release", assignment, name), "utf8"),
            await readFile(join(ours, assignment, name), "utf8"),
          );
        }
      }
    });

    it("stands in its database with every answer and its points", async () => {
      const database = new sqlite.Database(join(course, "gradebook.db"), {readOnly: true});
      try {
        const rows = database.all(
          `select notebook.name as notebook, base_cell.name as cell, grade_cells.max_score as points
           from grade_cells join base_cell on base_cell.id = grade_cells.id
           join notebook on notebook.id = base_cell.notebook_id order by notebook.name, base_cell.name`,
        );
        const found = rows.map(({notebook, cell, points}) => [notebook, cell, points]);
        const wanted: [string, string, number][] = [];
        for (const id of IDS) {
          const {info} = await readExercise(join(root, "exercises"), id);
          for (const answer of info.answers) {
            wanted.push([id.split("/")[1], answer.id, answer.points]);
          }
        }
        assert.deepEqual(found, wanted.sort());
      } finally {
        database.close();
      }
    });

    it("is validated by nbgrader once it is answered; a changed locked cell is told", async () => {
      const spec = join(folder, "jupyter/kernels/voxelbook/kernel.json");
      await writeWhole(spec, JSON.stringify(kernelSpec(root)));
      const notebook = await notebookIn("release", "slabs.ipynb");
      const solved = await notebookIn("source", "slabs.ipynb");
      const answers = new Map(solved.cells.map(({id, source}) => [id, source]));
      const path = join(folder, "slabs.ipynb");
      /** Validates the released notebook with the author's answers in it, and other sources for some cells. */
      const validate = async (others: Readonly<Record<string, string>>): Promise<string> => {
        const cells = notebook.cells.map((cell) => ({
          ...cell,
          source: others[cell.id] ?? answers.get(cell.id) ?? cell.source,
        }));
        await writeFile(path, writeNotebook({...notebook, cells}));
        const args = ["validate", path, "--Execute.timeout=150"];
        return runNbgrader(args, folder, {JUPYTER_PATH: join(folder, "jupyter")});
      };
      assert.match(await validate({}), /Success! Your notebook passes all the tests\./);
      const changed = await validate({numbers: "const variant = {sd: 1};"});
      assert.match(changed, /THE CONTENTS OF 1 TEST CELL\(S\) HAVE CHANGED/);
    });
  });
});
