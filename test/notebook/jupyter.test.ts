import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {type Notebook, readNotebook} from "../../workbench/notebook/nbformat.ts";
import {executeInJupyter, type JupyterRun, whyNoJupyter} from "../conformance/jupyter.ts";
import {notebookOf} from "./notebookOf.ts";

const chapter = new URL("../../notebooks/02-ct-numbers.ipynb", import.meta.url);

describe("the Jupyter kernel, executed by nbclient", function () {
  // Two kernels; the chapter has about forty cells with figures.
  this.timeout(300_000);
  let sequence: JupyterRun;
  let course: JupyterRun;
  before(async function () {
    const why = await whyNoJupyter();
    if (why !== null) {
      console.log(`      skipped: ${why}`);
      return this.skip();
    }
    const afterFailures: Notebook = notebookOf(
      "const points = 1;",
      "throw new RangeError('wrong answer');",
      "points + 1",
      "const broken: string = points;",
      "console.log('still graded');",
      "process.exit(0);",
      "void Promise.reject(null);",
      "points",
      "for (let i = 0; i < 20000; i++) console.log(i);",
    );
    const text = readFileSync(chapter, "utf8");
    [sequence, course] = (await executeInJupyter(
      [afterFailures, readNotebook(text, "02-ct-numbers.ipynb")],
      "nbclient",
    )) as [JupyterRun, JupyterRun];
  });

  it("says the true status of every cell after a failing one, as graders rely on", () => {
    assert.deepEqual(
      sequence.cells.map(({status, ename}) => ename ?? status),
      ["ok", "RangeError", "ok", "TypeScriptError", "ok", "ProcessExit", "ThrownValue", "ok", "ok"],
    );
  });

  it("leaves an error output at each failing cell and the result at each other", () => {
    const kinds = sequence.notebook.cells.map((cell) =>
      cell.cell_type === "code" ? cell.outputs.map(({output_type}) => output_type).join() : "",
    );
    assert.deepEqual(kinds.slice(0, 8), [
      "",
      "error",
      "execute_result",
      "error",
      "stream",
      "error",
      "error",
      "execute_result",
    ]);
  });

  it("loses none of twenty thousand printed lines", () => {
    const cell = sequence.notebook.cells[8];
    assert.ok(cell?.cell_type === "code");
    const text = cell.outputs
      .map((output) => (output.output_type === "stream" ? output.text : ""))
      .join("");
    assert.equal(text, Array.from({length: 20_000}, (_, i) => `${i}\n`).join(""));
  });

  it("runs chapter 02 from top to bottom", () => {
    const failed = course.cells.filter(({status}) => status !== "ok");
    assert.deepEqual(failed, []);
    assert.ok(course.cells.length > 20);
  });
});
