import assert from "node:assert/strict";
import {basename} from "node:path";
import {filesBelow, importsOf, read} from "./sources.ts";

interface Cell {
  readonly id?: string;
  readonly cell_type: string;
  readonly source: string | string[];
  readonly outputs?: unknown[];
  readonly execution_count?: number | null;
  readonly metadata: {tags?: string[]; voxelbook?: Record<string, unknown>};
}

interface Notebook {
  readonly nbformat: number;
  readonly nbformat_minor: number;
  readonly metadata: {kernelspec?: {name: string}; voxelbook?: Record<string, unknown>};
  readonly cells: Cell[];
}

const open = (path: string): Notebook => JSON.parse(read(path)) as Notebook;
const text = (cell: Cell): string =>
  Array.isArray(cell.source) ? cell.source.join("") : cell.source;
const code = (notebook: Notebook): Cell[] =>
  notebook.cells.filter((cell) => cell.cell_type === "code");

const exercises = filesBelow("exercises", ".ipynb");
const chapters = filesBelow("notebooks", ".ipynb");

describe("notebooks", () => {
  for (const path of [...chapters, ...exercises]) {
    const notebook = open(path);

    it(`${path} is nbformat 4.5 with stable, unique cell ids and no outputs`, () => {
      assert.equal(notebook.nbformat, 4);
      assert.equal(notebook.nbformat_minor, 5);
      const ids = notebook.cells.map((cell) => cell.id ?? "");
      for (const id of ids) assert.match(id, /^[a-zA-Z0-9-_]{1,64}$/, `${path}: cell id "${id}"`);
      assert.equal(new Set(ids).size, ids.length, `${path}: a cell id stands twice`);
      for (const cell of code(notebook)) {
        assert.deepEqual(cell.outputs, [], `${path}: ${cell.id} has outputs`);
        assert.equal(cell.execution_count, null, `${path}: ${cell.id} has a count`);
      }
    });

    it(`${path} imports only from the library`, () => {
      for (const cell of code(notebook)) {
        for (const name of importsOf(text(cell))) {
          assert.match(name, /^voxelbook\/[a-z]+$/, `${path}: ${cell.id} imports ${name}`);
        }
      }
    });
  }

  for (const path of chapters) {
    const notebook = open(path);

    it(`${path} names its question, objectives, data, seed and budget`, () => {
      const about = notebook.metadata.voxelbook ?? {};
      for (const field of [
        "title",
        "question",
        "objectives",
        "needs",
        "datasets",
        "seed",
        "seconds",
      ]) {
        assert.ok(field in about, `${path}: metadata.voxelbook.${field} is missing`);
      }
    });

    it(`${path} keeps each cell to 20 lines of 78 columns`, () => {
      for (const cell of code(notebook)) {
        const lines = text(cell).split("\n");
        assert.ok(lines.length <= 20, `${path}: ${cell.id} has ${lines.length} lines`);
        for (const line of lines) {
          assert.ok(line.length <= 78, `${path}: ${cell.id}: ${line.length} columns: ${line}`);
        }
      }
    });

    it(`${path} asserts what it claims in check cells`, () => {
      for (const cell of code(notebook)) {
        const claims = cell.metadata.voxelbook?.["claims"];
        if (claims === undefined) continue;
        assert.ok(Array.isArray(claims) && claims.length > 0, `${path}: ${cell.id}: empty claims`);
      }
      const checks = code(notebook).filter((cell) => cell.metadata.tags?.includes("check"));
      assert.ok(checks.length > 0, `${path} has no check cell`);
    });
  }

  const translated = chapters
    .filter((path) => path.startsWith("notebooks/zh-CN/"))
    .map((path) => [path, `notebooks/${basename(path)}`])
    .concat(
      exercises
        .filter((path) => path.endsWith("exercise.zh-CN.ipynb"))
        .map((path) => [path, path.replace(".zh-CN", "")]),
    );
  for (const [chinese, english] of translated) {
    it(`${chinese} has the cell ids and the very code of ${english}`, () => {
      const [zh, en] = [open(chinese), open(english)];
      assert.deepEqual(
        zh.cells.map((cell) => [cell.id, cell.cell_type]),
        en.cells.map((cell) => [cell.id, cell.cell_type]),
      );
      code(zh).forEach((cell, i) => {
        assert.equal(text(cell), text(code(en)[i]), `${chinese}: code of ${cell.id} differs`);
        assert.deepEqual(cell.metadata.tags, code(en)[i].metadata.tags, `tags of ${cell.id}`);
      });
    });
  }
});
