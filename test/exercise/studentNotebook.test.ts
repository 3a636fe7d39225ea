import assert from "node:assert/strict";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type NbgraderMetadata, nbgraderChecksum} from "../../workbench/exercise/nbgrader.ts";
import {readExercise} from "../../workbench/exercise/readExercise.ts";
import {requireMaster} from "../../workbench/exercise/requireMaster.ts";
import {removeSolution, solutionLines} from "../../workbench/exercise/solutionRegion.ts";
import {studentNotebook} from "../../workbench/exercise/studentNotebook.ts";
import type {AnswerInfo} from "../../workbench/exercise/types.ts";
import {templateExercise} from "./templateExercise.ts";
import {ID, madeNotebook, type Parts, writeExercise} from "./madeExercise.ts";

describe("studentNotebook", () => {
  let folder: string;
  const read = async (parts: Parts = {}) => readExercise(await writeExercise(folder, parts), ID);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-exercise-"));
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  it("puts a stub in place of each solution, indented as it was", async () => {
    const cells = studentNotebook(await read(), "en").cells;
    const source = (id: string) => cells.find((cell) => cell.id === id)?.source;
    assert.equal(
      source("double"),
      '// Doubles x.\nfunction double(x: number): number {\n  throw new Error("not answered yet");\n}',
    );
    assert.equal(source("width"), 'const width = "";');
    assert.equal(source("sum"), 'const sum = ""; // your formula');
  });

  it("writes nbgrader's metadata, version 3: answers carry points and are open, all else is locked", async () => {
    const {cells} = studentNotebook(await read(), "en");
    const keys = [
      "cell_type",
      "checksum",
      "grade",
      "grade_id",
      "locked",
      "points",
      "schema_version",
      "solution",
      "task",
    ];
    for (const cell of cells) {
      const nbgrader = cell.metadata["nbgrader"] as Record<string, unknown>;
      const answer = ["double", "width", "sum"].includes(cell.id);
      assert.deepEqual(
        Object.keys(nbgrader).sort(),
        answer ? keys : keys.filter((key) => key !== "points"),
      );
      assert.deepEqual(
        [nbgrader["grade"], nbgrader["solution"], nbgrader["locked"]],
        [answer, answer, !answer],
      );
      assert.equal(cell.metadata["editable"], answer ? undefined : false);
      assert.equal(cell.metadata["deletable"], false);
    }
  });

  it("computes the checksum as nbgrader does: MD5 over source, type, flags, id and points", () => {
    // md5("x = 1" + "code" + "True" + "True" + "False" + "q1" + "2.0"), by Python's hashlib.
    const metadata = {
      schema_version: 3,
      grade: true,
      solution: true,
      locked: false,
      task: false,
      grade_id: "q1",
      points: 2,
    } as const;
    assert.equal(
      nbgraderChecksum({source: "x = 1", cell_type: "code"}, metadata),
      "08631b5ba3088d023558477a296b6d83",
    );
  });

  it("removes hidden tests and mark schemes from open cells", async () => {
    const task = "# Task\n### BEGIN MARK SCHEME\nfull marks for two\n### END MARK SCHEME\nDo it.";
    const {cells} = studentNotebook(await read({cells: {task}}), "en");
    assert.equal(cells[0].source, "# Task\nDo it.");
  });

  const starts: readonly [Partial<AnswerInfo>, string, string, string][] = [
    [{kind: "choice"}, "// ", "", 'const a = "";'],
    [{kind: "choice", several: true}, "// ", "", "const a = [];"],
    [{kind: "order"}, "// ", "", "const a = [];"],
    [{kind: "graph"}, "// ", "", 'const a = "";'],
    [{kind: "mask"}, "// ", "", 'const a = "";'],
    [{kind: "figure"}, "// ", "", "const a = {data: [], layout: {}};"],
    [{kind: "text"}, "<!-- ", " -->", "*Write your answer here, in place of this line.*"],
  ];
  for (const [part, open, close, wanted] of starts) {
    const several = part.several ? " (several)" : "";
    it(`gives ${part.kind}${several} a start that is not answered yet`, () => {
      const answer: AnswerInfo = {id: "a", name: "a", kind: "text", title: "", points: 1, ...part};
      const source = `${open}BEGIN SOLUTION${close}\nsecret\n${open}END SOLUTION${close}`;
      assert.equal(removeSolution(source, answer, "a"), wanted);
      const given = source.replace("secret", `${open}STUB: mine${close}\nsecret`);
      assert.equal(removeSolution(given, answer, "a"), "mine");
    });
  }

  it("starts a text in the notebook's language, and gives nobody its mark scheme", async () => {
    const exercise = await templateExercise(folder, ["text"], (text) =>
      text.replace("<!-- BEGIN SOLUTION", "Mind the units.\\n<!-- BEGIN SOLUTION"),
    );
    const cell = studentNotebook(exercise, "en").cells.find(({id}) => id === "reason");
    assert.ok(cell !== undefined);
    assert.equal(cell.source, "Mind the units.\n*Write your answer here, in place of this line.*");
    assert.equal(cell.cell_type, "markdown");
    const {grade, solution, locked, points} = cell.metadata["nbgrader"] as NbgraderMetadata;
    assert.deepEqual([grade, solution, locked, points], [true, true, false, 3]);
    const [answer] = exercise.info.answers;
    const author = exercise.editions[0].notebook.cells.find(({id}) => id === "reason");
    assert.match(removeSolution(author?.source ?? "", answer, "a", "zh-CN"), /请在此作答/);
    assert.ok(
      solutionLines(author?.source ?? "", "a").includes(
        "Cause: 2 points with the mechanism, 1 for its name alone.",
      ),
    );
  });

  for (const [what, source, message] of [
    [
      "no region",
      "const width = 1;",
      /width: an answer cell must have a BEGIN SOLUTION region, got none/,
    ],
    [
      "a region that stays open",
      "// BEGIN SOLUTION\n1",
      /BEGIN SOLUTION of line 1 must have its END SOLUTION/,
    ],
    [
      "a nested region",
      "// BEGIN SOLUTION\n// BEGIN SOLUTION",
      /line 1 must end first, got another at line 2/,
    ],
    ["an end without a beginning", "1\n// END SOLUTION", /END SOLUTION of line 2 must follow/],
  ] as const) {
    it(`refuses ${what}, naming the cell and the line`, () => {
      const answer = {
        id: "width",
        name: "width",
        kind: "number",
        title: "",
        points: 1,
        unit: "1",
      } as const;
      assert.throws(() => removeSolution(source, answer, "cell width"), message);
    });
  }

  for (const [what, metadata, message] of [
    [
      "points that do not add up",
      {points: 9},
      /exercise\.ipynb: points must be the sum of the answers' points 10, got 9/,
    ],
    ["an unknown key", {colour: "red"}, /metadata\.voxelbook must not have the key "colour"/],
    [
      "an unknown level",
      {level: 4},
      /metadata\.voxelbook\.level must be equal to one of the allowed values \(1, 2, 3\), got 4/,
    ],
    ["no answers", {answers: []}, /metadata\.voxelbook\.answers must NOT have fewer than 1 items/],
    [
      "another id",
      {exercise: "00-small/other"},
      /exercise must be 00-small\/double, got 00-small\/other/,
    ],
    [
      "an unknown unit",
      {
        answers: [
          {id: "width", name: "width", kind: "number", unit: "blorks", title: "w", points: 10},
        ],
      },
      /unit must be known, got "blorks"/,
    ],
    [
      "a function with a unit",
      {
        answers: [
          {id: "double", name: "double", kind: "function", unit: "mm", title: "w", points: 10},
        ],
      },
      /answer double: a number must have a unit, and nothing else may, got mm/,
    ],
  ] as const) {
    it(`refuses ${what}, naming the file and the field`, async () => {
      await assert.rejects(read({metadata}), message);
    });
  }

  it("refuses editions whose code differs, and a master without an answer's cell", async () => {
    const differs = await read({
      chinese: {width: "// BEGIN SOLUTION\nconst width = 1;\n// END SOLUTION"},
    });
    assert.throws(
      () => requireMaster(differs),
      /exercise\.zh-CN\.ipynb: code cell width must equal that of/,
    );
    const notebook = madeNotebook();
    const edition = {
      ...differs.editions[0],
      notebook: {...notebook, cells: notebook.cells.slice(0, 1)},
    };
    assert.throws(
      () => requireMaster({...differs, editions: [edition]}),
      /must have a cell with the id "double"/,
    );
  });

  it("says in the student's copy how much the hidden tests weigh", async () => {
    const {metadata} = studentNotebook(await read(), "en", {double: 2});
    const {answers} = metadata["voxelbook"] as {answers: {hiddenWeight?: number}[]};
    assert.deepEqual(
      answers.map(({hiddenWeight}) => hiddenWeight),
      [2, undefined, undefined],
    );
  });
});
