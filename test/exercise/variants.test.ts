import assert from "node:assert/strict";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {answerModules} from "../../workbench/exercise/answerModules.ts";
import {drawVariant} from "../../workbench/exercise/drawVariant.ts";
import {givenCells, ownVariant} from "../../workbench/exercise/givenCells.ts";
import {loadTypescript} from "../../workbench/exercise/loadTypescript.ts";
import {readExercise} from "../../workbench/exercise/readExercise.ts";
import {requireMaster} from "../../workbench/exercise/requireMaster.ts";
import {studentNotebook} from "../../workbench/exercise/studentNotebook.ts";
import {VARIANT_ID, type VariantParts, writeVariant} from "./madeVariant.ts";

describe("exercises with variants", () => {
  let folder: string;
  const read = async (parts: VariantParts = {}) =>
    readExercise(await writeVariant(folder, parts), VARIANT_ID);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-variant-"));
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  it("give a student's copy its values in the cell, the words and the metadata", async () => {
    const variant = {shift: 50, unit: "cm", seed: 9};
    const {cells, metadata} = studentNotebook(await read(), "en", {}, variant);
    const source = (id: string) => cells.find((cell) => cell.id === id)?.source;
    assert.equal(source("task"), "# Shift\nShift by 50 cm.");
    assert.equal(
      source("numbers"),
      '// Your numbers.\nconst variant = {shift: 50, unit: "cm", seed: 9};',
    );
    assert.deepEqual((metadata["voxelbook"] as {variant: unknown}).variant, variant);
  });

  it("give a copy without a variant the defaults, and say nothing of them in the metadata", async () => {
    const {cells, metadata} = studentNotebook(await read(), "en");
    assert.equal(cells[0].source, "# Shift\nShift by 1 mm.");
    assert.equal("variant" in (metadata["voxelbook"] as object), false);
  });

  it("lock given cells and the variant cell", async () => {
    const {cells} = studentNotebook(await read(), "en");
    for (const id of ["numbers", "picture"]) {
      const found = cells.find((cell) => cell.id === id);
      const nbgrader = found?.metadata["nbgrader"] as {locked: boolean} | undefined;
      assert.equal(nbgrader?.locked, true);
      assert.equal(found?.metadata["editable"], false);
    }
  });

  it("let answers use the names of given cells, and each given cell those before it", async () => {
    const exercise = await read();
    const {answers} = exercise.info;
    const sources = [
      {answer: answers[0], source: "const shifted = (x: number) => x + variant.shift;"},
      {answer: answers[1], source: "const total = picture[0];"},
    ];
    const given = givenCells(exercise, {shift: 3, unit: "mm", seed: 1});
    const modules = answerModules(loadTypescript(), sources, given);
    assert.deepEqual(
      [...modules].map(([id, {imports}]) => [id, imports]),
      [
        ["numbers", []],
        ["picture", ["numbers"]],
        ["shift", ["numbers"]],
        ["sum", ["picture"]],
      ],
    );
    assert.match(modules.get("numbers")?.text ?? "", /shift: 3/);
  });

  it("take the author's name before that of another answer", async () => {
    const exercise = await read();
    const [shift, sum] = exercise.info.answers;
    const sources = [
      {answer: shift, source: "const variant = {shift: 0};\nconst shifted = (x: number) => x;"},
      {answer: sum, source: "const total = variant.shift;"},
    ];
    const modules = answerModules(loadTypescript(), sources, givenCells(exercise));
    assert.deepEqual(modules.get("sum")?.imports, ["numbers"]);
  });

  it("draw the same variant from the same seed, and another from another", async () => {
    const exercise = await read();
    const first = await drawVariant(exercise, "a");
    assert.deepEqual(await drawVariant(exercise, "a"), first);
    assert.notDeepEqual(await drawVariant(exercise, "b"), first);
  });

  it("take what a copy says it has, where that is a variant", async () => {
    const exercise = await read();
    const said = {shift: 3, unit: "mm", seed: 1};
    assert.deepEqual(ownVariant(exercise, said), said);
    for (const bad of [{shift: "3"}, null, {...said, shift: Number.POSITIVE_INFINITY}]) {
      assert.deepEqual(ownVariant(exercise, bad), {shift: 1, unit: "mm", seed: 7});
    }
  });

  const draws = (body: string): VariantParts => ({variant: `export const variant = ${body};`});
  for (const [what, parts, message] of [
    [
      "values of other kinds",
      draws('() => ({shift: "x", unit: "mm", seed: 1})'),
      /exercises\/00-small\/shift\/variant\.ts: the variant shift must be a number/,
    ],
    ["no function", draws("5"), /variant\.ts: must export a function variant\(rng\), got number/],
  ] as const) {
    it(`refuse a variant.ts that gives ${what}`, async () => {
      const exercise = await read(parts);
      await assert.rejects(drawVariant(exercise, "a"), message);
    });
  }

  for (const [what, parts, message] of [
    [
      "a variant cell without variant.ts",
      {variant: undefined},
      /a cell tagged variant and variant\.ts must come together, got only the cell/,
    ],
    [
      "a placeholder of no value",
      {cells: {"hint-2": "{{variant.nothing}}"}},
      /exercise\.ipynb, cell hint-2: \{\{variant\.nothing\}\} must name a value of the variant \(shift, unit, seed\)/,
    ],
    [
      "values in the master's metadata",
      {metadata: {variant: {shift: 1}}},
      /metadata\.voxelbook\.variant must stand in students' copies only/,
    ],
    [
      "a name that two given cells declare",
      {cells: {picture: "const variant = 1;"}},
      /given cells must declare each name once, got variant in numbers and picture/,
    ],
    [
      "a variant cell that computes",
      {cells: {numbers: "const variant = {shift: 1 + 1};"}},
      /exercise\.ipynb, cell numbers: a variant cell must hold/,
    ],
  ] as const) {
    it(`refuse ${what}`, async () => {
      const exercise = await read(parts);
      assert.throws(() => requireMaster(exercise), message);
    });
  }
});
