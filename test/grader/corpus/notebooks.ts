import type {Exercise} from "../../../workbench/exercise/readExercise.ts";
import {studentNotebook} from "../../../workbench/exercise/studentNotebook.ts";
import {type Cell, type Notebook, writeNotebook} from "../../../workbench/notebook/nbformat.ts";
import {answered, bias, type Expected} from "./made.ts";

const graded = (lost: readonly string[], code?: string): Expected => ({
  status: "graded",
  lost,
  ...(code !== undefined && {code}),
});

/** Deeper than the stack of a program that follows it with calls. */
const DEEP = 100_000;

/** Files that are no notebook at all. */
function unreadable(exercise: Exercise): Record<string, [string | Uint8Array, string]> {
  const right = answered(exercise);
  const text = writeNotebook(right);
  const cell = {...right.cells[0], source: ""};
  const latin1 = [Buffer.from(text.slice(0, 30)), Buffer.from([0xff, 0xfe]), Buffer.from("}")];
  const many = {...right, cells: Array.from({length: 20_000}, () => cell)};
  const other = {...right, metadata: {...right.metadata, voxelbook: {exercise: "01-other/one"}}};
  const words = right.cells.filter((one) => one.cell_type === "markdown");
  return {
    "broken-json": [text.slice(0, -40), "submission.json"],
    "not-utf8": [Buffer.concat(latin1), "submission.encoding"],
    utf16: [Buffer.from(`\ufeff${text}`, "utf16le"), "submission.encoding"],
    "nul-bytes": [Buffer.alloc(1_000), "submission.json"],
    "empty-file": ["", "submission.empty"],
    "no-cells": ['{"a": 1}', "submission.notebook"],
    "a-list": ["[1, 2]", "submission.notebook"],
    "old-format": ['{"nbformat": 3, "worksheets": [{"cells": []}]}', "submission.notebook"],
    "cells-of-numbers": ['{"cells": [1, 2]}', "submission.notebook"],
    "source-of-numbers": [
      '{"cells": [{"source": [1], "cell_type": "code"}]}',
      "submission.notebook",
    ],
    "many-cells": [writeNotebook(many), "submission.notebook"],
    "deep-json": ["[".repeat(DEEP), "submission.json"],
    "deep-cells": [`{"cells": ${"[".repeat(DEEP)}${"]".repeat(DEEP)}}`, "submission.notebook"],
    "huge-file": [Buffer.alloc(17 * 2 ** 20, 32), "submission.size"],
    "other-exercise": [writeNotebook(other), "submission.other"],
    "no-answers": [writeNotebook({...right, cells: words}), "submission.noAnswers"],
  };
}

/** The same notebook, written in another way. */
function rewritten(exercise: Exercise): Record<string, [string, Expected]> {
  const right = answered(exercise);
  const text = writeNotebook(right);
  const json = JSON.parse(text) as Record<string, unknown>;
  const write = (changed: Record<string, unknown>): string => JSON.stringify({...json, ...changed});
  const deep = `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`;
  const inMetadata = (name: string, value: string): string =>
    text.replace('"voxelbook": {', `"voxelbook": {"${name}": ${value}, `);
  const oneAnswer = {id: "bias", name: "biasHu", kind: "number", points: 1_000_000};
  return {
    "byte-order-mark": [`\ufeff${text}`, graded([])],
    "windows-lines": [
      write({
        cells: right.cells.map((cell) => ({...cell, source: cell.source.replaceAll("\n", "\r\n")})),
      }),
      graded([]),
    ],
    "next-format": [write({nbformat: 5, nbformat_minor: 99}), graded([])],
    "other-kernel": [write({metadata: {kernelspec: {name: "python3"}}}), graded([])],
    "no-metadata": [write({metadata: null}), graded([])],
    "twice-the-key": [text.replace("{", '{"cells": [{"source": "x"}], '), graded([])],
    "large-outputs": [
      write({
        cells: right.cells.map((cell, i) =>
          i === 0 ? {...cell, attachments: "x".repeat(6e6)} : cell,
        ),
      }),
      graded([]),
    ],
    "deep-metadata": [inMetadata("deep", deep), graded([])],
    "deep-variant": [inMetadata("variant", deep), graded([])],
    "forged-answers": [inMetadata("answers", JSON.stringify([oneAnswer])), graded([])],
    "forged-proto": [
      text.replace('"metadata": {', '"metadata": {"__proto__": {"nbgrader": {"points": 99}}, '),
      graded([]),
    ],
    "lone-surrogates": [text.replace("## ", "## \\ud800 \\u0000 "), graded([])],
  };
}

/** Cells that are missing, doubled, moved or edited. */
function rearranged(exercise: Exercise): Record<string, [Notebook, Expected]> {
  const right = answered(exercise);
  const with_ = (cells: readonly Cell[]): Notebook => ({...right, cells: [...cells]});
  const changed = (change: (cell: Cell, i: number) => Cell): Notebook =>
    with_(right.cells.map(change));
  const [first] = right.cells.filter((cell) => cell.id === "bias");
  const [check] = right.cells.filter((cell) => cell.id === "check");
  const all = exercise.info.answers.map(({id}) => id);
  const wrong = {...first, source: "const biasHu = 0;"};
  const path = (id: string): string => (id === "bias" ? "../../../bias" : id);
  return {
    "missing-cell": [
      with_(right.cells.filter((cell) => cell.id !== "bias")),
      graded(["bias"], "note.missing"),
    ],
    "duplicated-equal": [with_([...right.cells, first]), graded([], "note.duplicate")],
    "duplicated-different": [
      with_([...right.cells, wrong]),
      graded(["bias"], "note.duplicateDiffers"),
    ],
    reordered: [with_(right.cells.toReversed()), graded([], "note.order")],
    "edited-check": [
      changed((cell) => (cell.id === "check" ? {...cell, source: "// none"} : cell)),
      graded([], "note.edited"),
    ],
    "extra-cells": [
      with_([...right.cells, {...check, id: "mine", source: "process.exit(0);"}]),
      graded([], "note.extra"),
    ],
    "extra-deep-cell": [
      with_([{...check, id: "mine", source: `biasHu${"(".repeat(50_000)}`}, ...right.cells]),
      graded([], "note.extra"),
    ],
    "new-ids": [
      changed((cell, i) => ({...cell, id: `new-${i}`, metadata: {}})),
      graded([], "note.foundByName"),
    ],
    "ids-of-paths": [
      changed((cell) => ({...cell, id: path(cell.id), metadata: {}})),
      graded([], "note.foundByName"),
    ],
    "ids-of-objects": [
      with_([...right.cells, {...check, id: "__proto__"}, {...check, id: "constructor"}]),
      graded([], "note.extra"),
    ],
    "answer-as-words": [
      changed((cell) =>
        cell.id === "bias"
          ? {cell_type: "markdown", id: cell.id, metadata: {}, source: cell.source}
          : cell,
      ),
      graded(["bias"], "note.missing"),
    ],
    "not-answered": [studentNotebook(exercise, "en"), graded(all, "answer.notAnswered")],
    "a-zero": [answered(exercise, {bias: bias("return 0;")}), {status: "graded", lost: "some"}],
  };
}

/** Notebooks that are not what was released, with what each must get. */
export function notebooks(exercise: Exercise): Record<string, [string | Uint8Array, Expected]> {
  const lost = exercise.info.answers.map(({id}) => id);
  const refused = Object.entries(unreadable(exercise)).map(
    ([name, [file, code]]): [string, [string | Uint8Array, Expected]] => [
      name,
      [file, {status: "not_gradable", lost, code}],
    ],
  );
  const moved = Object.entries(rearranged(exercise)).map(
    ([name, [notebook, expected]]): [string, [string, Expected]] => [
      name,
      [writeNotebook(notebook), expected],
    ],
  );
  return {...Object.fromEntries(refused), ...rewritten(exercise), ...Object.fromEntries(moved)};
}
