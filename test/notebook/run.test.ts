import assert from "node:assert/strict";
import {existsSync, readFileSync} from "node:fs";
import type {CodeCell, Output} from "../../workbench/notebook/nbformat.ts";
import {
  type NotebookRun,
  type RunOptions,
  runNotebook,
  runNotebooks,
} from "../../workbench/notebook/run.ts";
import {notebookOf} from "./notebookOf.ts";

type Sources = Parameters<typeof notebookOf>;

function run(sources: Sources, options: Partial<RunOptions> = {}): Promise<NotebookRun> {
  return runNotebook(notebookOf(...sources), {name: "test.ipynb", ...options});
}

function outputsOf({notebook}: NotebookRun, id: string): Output[] {
  return (notebook.cells.find((cell) => cell.id === id) as CodeCell).outputs;
}

function textOf(result: NotebookRun, id: string, name: "stdout" | "stderr" = "stdout"): string {
  return outputsOf(result, id)
    .map((output) => (output.output_type === "stream" && output.name === name ? output.text : ""))
    .join("");
}

function errorOf(result: NotebookRun, id: string) {
  const error = outputsOf(result, id).find((output) => output.output_type === "error");
  assert.ok(error?.output_type === "error", `cell ${id} must have an error output`);
  return error;
}

const statuses = ({cells}: NotebookRun) => cells.map(({status}) => status).join(" ");

/** Says whether a process has ended; one that nobody has waited for yet (state Z) has. */
function hasEnded(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  if (existsSync(stat)) return / Z /.test(readFileSync(stat, "utf8"));
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

/** Gives every cell the tag that lets the notebook go on after it. */
function mayFail(...sources: string[]): Sources {
  return sources.map((source) => [source, "raises-exception"] as [string, string]);
}

// Each run starts a Node process that loads TypeScript: about a second, several on a busy machine.
const LIMIT = 120_000;

describe("runNotebook: what a cell shows", function () {
  this.timeout(LIMIT);
  let result: NotebookRun;
  before(async () => {
    result = await run(
      mayFail(
        "const a = 20; a + 1",
        "console.log(a); console.log(1); console.warn('w'); process.stdout.write('2'); a * 2",
        "const q = 1;\n\nthrow new Error('no');",
        "console.log('ran');\nconst = 2;",
        "const width: number = 3;\nconst name: string = width;",
        "throw null",
        "throw 'text'",
        "setTimeout(() => console.log('late'), 100);",
        "void Promise.reject(new Error('nobody'));",
        "import {writeSync} from 'node:fs';\nwriteSync(1, 'one');\nwriteSync(2, '{\"kind\":\"done\"}\\n');",
        "import * as tslab from 'tslab';\nconst d = tslab.newDisplay();\nd.text('1');",
        "d.text('2');",
        "import {createRng} from './lib/core/rng';\ncreateRng",
        "(globalThis as any)[Symbol.for('voxelbook.host')].language",
        "setTimeout(() => console.log('last'), 300);",
      ),
      {language: "zh-CN"},
    );
  });

  it("goes on after cells tagged raises-exception and calls the run done", () => {
    assert.equal(result.status, "ok");
    assert.equal(result.failure, null);
    assert.equal(result.cells.length, 15);
    assert.ok(result.cells.every(({status}) => status === "ok"));
  });

  it("keeps the last value as a result with its count", () => {
    assert.deepEqual(outputsOf(result, "c1"), [
      {output_type: "execute_result", execution_count: 1, data: {"text/plain": "21"}, metadata: {}},
    ]);
  });

  it("keeps streams in order and merges consecutive texts of one stream", () => {
    assert.deepEqual(outputsOf(result, "c2"), [
      {output_type: "stream", name: "stdout", text: "20\n1\n"},
      {output_type: "stream", name: "stderr", text: "w\n"},
      {output_type: "stream", name: "stdout", text: "2"},
      {output_type: "execute_result", execution_count: 2, data: {"text/plain": "40"}, metadata: {}},
    ]);
  });

  it("shows an error with the learner's line", () => {
    assert.deepEqual(errorOf(result, "c3").traceback, [
      "Error: no",
      "    at cell [3], line 3: throw new Error('no');",
    ]);
  });

  it("reports a syntax error by line and column without running the cell", () => {
    const error = errorOf(result, "c4");
    assert.equal(error.ename, "TypeScriptError");
    assert.match(error.evalue, /^2:7 - Variable declaration expected\./);
    assert.match(error.traceback.join("\n"), / {2}2 \| const = 2;/);
    assert.equal(textOf(result, "c4"), "");
  });

  it("reports a type error by line and column with the learner's line", () => {
    const error = errorOf(result, "c5");
    assert.equal(error.evalue, "2:7 - Type 'number' is not assignable to type 'string'.");
    assert.deepEqual(error.traceback, [
      "TypeScriptError: 1 error found, the cell has not run",
      "  2 | const name: string = width;",
      "    |       ^ Type 'number' is not assignable to type 'string'.",
    ]);
  });

  it("shows what a cell threw that is no Error", () => {
    assert.match(errorOf(result, "c6").evalue, /^the cell threw null, which is not an Error/);
    assert.match(errorOf(result, "c7").evalue, /^the cell threw 'text', which is not an Error/);
  });

  it("keeps late output with its own cell and waits for it at the end", () => {
    assert.equal(textOf(result, "c8"), "late\n");
    assert.equal(textOf(result, "c15"), "last\n");
  });

  it("makes an error of a rejected promise that nobody handles", () => {
    assert.equal(errorOf(result, "c9").evalue, "nobody");
  });

  it("is not disturbed by a cell that writes to the process's own pipes", () => {
    assert.equal(result.cells[9]?.status, "ok");
    assert.equal(result.status, "ok");
  });

  it("replaces a display that is shown anew", () => {
    assert.deepEqual(outputsOf(result, "c11"), [
      {output_type: "display_data", data: {"text/plain": "2"}, metadata: {}},
    ]);
    assert.deepEqual(outputsOf(result, "c12"), []);
  });

  it("refuses to import files", () => {
    assert.match(errorOf(result, "c13").evalue, /a cell imports voxelbook\/<folder>, never a file/);
  });

  it("tells the cells their language", () => {
    const shown = outputsOf(result, "c14")[0];
    assert.ok(shown?.output_type === "execute_result");
    assert.equal(shown.data["text/plain"], "'zh-CN'");
  });
});

describe("runNotebook: how a run ends", function () {
  this.timeout(LIMIT);

  it("stops at a failing cell and names it", async () => {
    const result = await run(["1", "throw new Error('no');", "2"]);
    assert.equal(result.status, "error");
    assert.equal(statuses(result), "ok error not-run");
    assert.equal(result.failure?.cellId, "c2");
    assert.equal(result.failure?.message, "Error: no");
  });

  it("ends a cell that never returns at the cell's limit and keeps what it printed", async () => {
    const result = await run(["1", "console.log('begun'); for (;;) {}", "3"], {
      cellTimeoutSeconds: 2,
    });
    assert.equal(result.status, "timeout");
    assert.equal(statuses(result), "ok timeout not-run");
    assert.equal(textOf(result, "c2"), "begun\n");
    assert.equal(errorOf(result, "c2").evalue, "the cell ran longer than its limit of 2 s");
  });

  it("ends a cell that waits for ever at the cell's limit", async () => {
    const result = await run(["await new Promise(() => { setInterval(() => {}, 1000); });"], {
      cellTimeoutSeconds: 2,
    });
    assert.equal(statuses(result), "timeout");
  });

  it("ends a notebook at its own limit", async () => {
    const result = await run(["await new Promise(() => { setInterval(() => {}, 1000); });"], {
      totalTimeoutSeconds: 3,
    });
    assert.equal(result.status, "timeout");
    assert.match(result.failure?.message ?? "", /the notebook ran longer than its limit of 3 s/);
  });

  it("names the cell that called process.exit, even where the call is caught", async () => {
    const result = await run(["1", "try { process.exit(7); } catch {}", "3"]);
    assert.equal(result.status, "error");
    assert.equal(statuses(result), "ok error not-run");
    assert.equal(errorOf(result, "c2").evalue, "the cell ended the process with exit code 7");
  });

  it("names the cell whose process was killed", async () => {
    const result = await run(["1", "process.kill(process.pid, 'SIGTERM');\nfor (;;) {}", "3"]);
    assert.equal(result.status, "crash");
    assert.equal(statuses(result), "ok crash not-run");
    assert.equal(errorOf(result, "c2").evalue, "the cell ended the process with signal SIGTERM");
  });

  it("names a cell that uses up the memory", async () => {
    const eat = "const kept: number[][] = [];\nfor (;;) kept.push(new Array(1e5).fill(1.5));";
    const result = await run([eat], {memoryMegabytes: 200});
    assert.equal(result.status, "crash");
    assert.equal(errorOf(result, "c1").ename, "OutOfMemory");
  });

  it("fails a cell whose timer throws after the cell has ended", async () => {
    const result = await run(["setTimeout(() => { throw new Error('late'); }, 50);", "2"]);
    assert.equal(statuses(result), "error ok");
    assert.equal(result.status, "error");
    assert.equal(errorOf(result, "c1").evalue, "late");
  });

  it("does not wait for ever for output that never ends, and ends what a cell left running", async () => {
    const result = await run(
      [
        "setInterval(() => console.log('tick'), 50);",
        "import {spawn} from 'node:child_process';\nspawn('sleep', ['600'], {stdio: 'inherit'}).pid",
      ],
      {lateSeconds: 0.5},
    );
    assert.equal(result.status, "ok");
    assert.match(textOf(result, "c1"), /^(tick\n){2,}$/);
    const shown = outputsOf(result, "c2")[0];
    assert.ok(shown?.output_type === "execute_result");
    // The signal is sent when the run ends; a busy system carries it out a little later.
    const pid = Number(shown.data["text/plain"]);
    for (let tries = 0; tries < 200 && !hasEnded(pid); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.ok(hasEnded(pid), `process ${pid} must have ended within 10 s`);
  });

  it("cuts 100 MB of output at the limit, says so, and stays small", async () => {
    const beforeRun = process.memoryUsage().rss;
    const flood = "const line = 'x'.repeat(999);\nfor (let i = 0; i < 1e5; i++) console.log(line);";
    const raw =
      "import {execSync} from 'node:child_process';\nexecSync('head -c 100000000 /dev/zero >&2', {stdio: 'inherit'});";
    const result = await run([flood, raw], {maxOutputBytes: 50_000});
    assert.equal(result.status, "ok");
    assert.equal(textOf(result, "c1").length, 50_000);
    assert.match(textOf(result, "c1", "stderr"), /output cut after 50,000 characters/);
    assert.ok(textOf(result, "c2", "stderr").length < 51_000);
    // 100 MB kept anywhere on the way would show here; 60 MB is room for a collection not yet due.
    assert.ok(process.memoryUsage().rss - beforeRun < 60e6);
  });

  it("stops when asked and keeps what has been done", async () => {
    const stop = new AbortController();
    const result = await run(["console.log('first');", "for (;;) {}"], {
      signal: stop.signal,
      onCell: ({id, running}) => {
        if (id === "c2" && running) stop.abort();
      },
    });
    assert.equal(result.status, "stopped");
    assert.equal(statuses(result), "ok stopped");
    assert.equal(textOf(result, "c1"), "first\n");
  });

  it("says so when the engine cannot start", async () => {
    const result = await run(["1"], {env: {NODE_OPTIONS: "--no-such-option"}});
    assert.equal(result.status, "crash");
    assert.equal(result.failure?.cellId, null);
    assert.match(result.failure?.details ?? "", /--no-such-option/);
  });
});

describe("runNotebooks", function () {
  this.timeout(LIMIT);

  it("runs notebooks side by side, keeps their order and lets none harm another", async () => {
    const list = [["process.exit(1)"], ["1 + 1"], ["for (;;) {}"], ["throw null"]].map(
      (sources, i) => ({
        notebook: notebookOf(...sources),
        options: {name: `n${i}.ipynb`, cellTimeoutSeconds: 3},
      }),
    );
    const runs = await runNotebooks(list, {jobs: 2});
    assert.deepEqual(
      runs.map(({status}) => status),
      ["error", "ok", "timeout", "error"],
    );
  });
});
