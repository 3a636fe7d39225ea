import assert from "node:assert/strict";
import {buildCheckAssets} from "../../workbench/book/runtime/buildCheckAssets.ts";
import type {RuntimeEvent} from "../../workbench/book/runtime/client.ts";
import type {Output} from "../../workbench/notebook/nbformat.ts";
import {openRuntimePage, type RuntimePage} from "./support/runtimePage.ts";
import {skipWithoutChromium} from "./support/skipWithoutChromium.ts";

/** What a cell printed. */
const printed = (outputs: readonly Output[], name = "stdout"): string =>
  outputs
    .map((output) => (output.output_type === "stream" && output.name === name ? output.text : ""))
    .join("");

/** The text of a cell's last value. */
const result = (outputs: readonly Output[]): unknown => {
  const last = outputs.findLast(({output_type}) => output_type === "execute_result");
  return last?.output_type === "execute_result" ? last.data["text/plain"] : undefined;
};

describe("the page's runtime", () => {
  let runtime: RuntimePage;

  before(async function () {
    skipWithoutChromium(this);
    runtime = await openRuntimePage();
  });
  after(async () => runtime?.close());
  beforeEach(() => runtime.reload());

  it("fetches nothing before the first run, and then only the book's own files", async () => {
    runtime.server.requests.length = 0;
    const outside: string[] = [];
    runtime.page.on("request", (request) => {
      if (!request.url().startsWith(runtime.server.address)) outside.push(request.url());
    });
    await runtime.reload();
    assert.deepEqual(runtime.server.requests, ["/index.html", `/assets/${runtime.files.client}`]);
    assert.equal(result((await runtime.run("a", "1 + 1")).outputs), "2");
    assert.ok(runtime.server.requests.includes(`/assets/${runtime.files.compiler}`));
    assert.deepEqual(outside, []);
  });

  it("tells how long the running cell has been running", async () => {
    await runtime.run("a", "await new Promise((resolve) => setTimeout(resolve, 700));");
    const events = await runtime.evaluate<RuntimeEvent[]>("window.events");
    const states = events.map(({state}) => state).filter((state, i, all) => state !== all[i - 1]);
    assert.deepEqual(states, ["loading", "running", "idle"]);
    const times = events.filter(({state}) => state === "running").map(({ms}) => ms);
    assert.ok(times.length >= 3 && (times.at(-1) ?? 0) >= 400, String(times));
    assert.ok(events.every(({state, cell}) => (state === "idle") === (cell === null)));
  });

  it("lets a cell run again with other declarations of the same names", async () => {
    await runtime.run("a", "const x = 1; function f() { return x; } class A {}");
    await runtime.run("a", "let x = 'two'; const f = () => x; class A { b = 1; }");
    assert.equal(result((await runtime.run("b", "[f(), new A().b]")).outputs), "[ 'two', 1 ]");
  });

  it("stops an endless loop at once and says afterwards that names are gone", async () => {
    await runtime.run("a", "const kept = 1;");
    await runtime.start("loop", "for (;;) {}");
    await runtime.page.waitForTimeout(300);
    assert.equal(await runtime.evaluate("window.runtime.state"), "running");
    const started = Date.now();
    await runtime.evaluate("window.runtime.stop()");
    assert.equal(await runtime.evaluate("window.runtime.state"), "idle");
    assert.ok(Date.now() - started < 500, "stop must not wait for the loop");
    const next = await runtime.run("b", "typeof globalThis");
    assert.match(printed(next.outputs, "stderr"), /names from cells that ran before are gone/);
    assert.equal(result(next.outputs), "'object'");
    const gone = await runtime.run("c", "kept");
    assert.equal(gone.status, "error");
    assert.equal(printed(gone.outputs, "stderr"), "");
  });

  it("ends every waiting run as stopped", async () => {
    const ends = await runtime.evaluate<string[]>(
      `(async () => {
        const run = (id, source) => window.runtime.run({id, source}, () => {});
        const runs = [run("a", "for (;;) {}"), run("b", "1"), run("c", "2")];
        await new Promise((resolve) => setTimeout(resolve, 1500));
        window.runtime.stop();
        return (await Promise.all(runs)).map(({status}) => status);
      })()`,
    );
    assert.deepEqual(ends, ["stopped", "stopped", "stopped"]);
  });

  it("forgets names at a reset without a word about it", async () => {
    await runtime.run("a", "const kept = 1;");
    await runtime.evaluate("window.runtime.reset()");
    const {status, outputs, executionCount} = await runtime.run("b", "kept");
    assert.equal(status, "error");
    assert.equal(executionCount, 1);
    assert.deepEqual(
      outputs.map(({output_type}) => output_type),
      ["error"],
    );
  });

  it("plans which cells to run again when a constant changes", async () => {
    const plan = await runtime.evaluate<string[]>(
      `window.runtime.plan([
        {id: "a", source: "const epsilon = 0.005;"},
        {id: "b", source: "const other = 1;"},
        {id: "c", source: "console.log(epsilon);"},
      ], "epsilon")`,
    );
    assert.deepEqual(plan, ["a", "c"]);
    assert.equal(
      await runtime.evaluate("window.runtime.setConstant('const e = 1;', 'e', 2.5)"),
      "const e = 2.5;",
    );
  });

  it("offers names that may stand at a place", async () => {
    await runtime.run("a", "const hounsfield = 45;");
    const names = await runtime.evaluate<{candidates: string[]}>(
      "window.runtime.complete('houns', 5)",
    );
    assert.ok(names.candidates.includes("hounsfield"), names.candidates.join(" "));
  });

  it("keeps a flood of text and of displays away from the page", async () => {
    const text = await runtime.run(
      "text",
      "for (let i = 0; i < 3e5; i++) console.log('line', i, 'of a flood');",
    );
    assert.equal(text.status, "ok");
    const length = printed(text.outputs).length;
    assert.ok(length > 900_000 && length <= 1_000_000, `kept ${length} characters`);
    assert.match(printed(text.outputs, "stderr"), /output cut after 1,000,000 characters/);
    const displays = await runtime.run(
      "displays",
      "import {showMarkdown} from 'voxelbook/display';\nfor (let i = 0; i < 5000; i++) showMarkdown('x');",
    );
    const shown = displays.outputs.filter(({output_type}) => output_type === "display_data");
    assert.equal(shown.length, 500);
    assert.match(printed(displays.outputs, "stderr"), /displays left out after 500/);
  });

  it("lets the page answer while a flood goes on", async () => {
    await runtime.run("warm", "1");
    await runtime.start("flood", "for (;;) console.log('more and more');");
    const slowest = await runtime.evaluate<number>(
      `(async () => {
        let slowest = 0;
        for (let i = 0; i < 20; i++) {
          const before = performance.now();
          await new Promise((resolve) => setTimeout(resolve, 20));
          slowest = Math.max(slowest, performance.now() - before);
        }
        window.runtime.stop();
        return slowest;
      })()`,
    );
    // A blocked page would stay away for as long as the flood goes on; busy machines need some room.
    assert.ok(slowest < 1500, `the page was away for ${slowest} ms`);
  });

  it("gives an array that is too large as the cell's error, and goes on", async () => {
    const {status, outputs} = await runtime.run("a", "new Float64Array(2 ** 36)");
    assert.equal(status, "error");
    const [error] = outputs;
    assert.ok(error.output_type === "error");
    assert.match(error.evalue, /Invalid typed array length|allocation failed/);
    assert.equal(result((await runtime.run("b", "1 + 1")).outputs), "2");
  });

  it("does not let a cell end the worker unseen", async () => {
    const {status} = await runtime.run("a", "(globalThis as any).close();");
    assert.equal(status, "error");
    assert.equal(result((await runtime.run("b", "1 + 1")).outputs), "2");
  });

  it("says what is missing when a part cannot be loaded, and tries again at the next run", async () => {
    await runtime.page.route(`**/${runtime.files.library}`, (route) => route.abort());
    const {status, outputs} = await runtime.run("a", "1");
    assert.equal(status, "error");
    const [error] = outputs;
    assert.ok(error.output_type === "error" && /could not be loaded/.test(error.evalue));
    await runtime.page.unroute(`**/${runtime.files.library}`);
    assert.equal(result((await runtime.run("a", "1")).outputs), "1");
  });

  it("says what can be imported when a cell imports something of Node", async () => {
    const {status, outputs} = await runtime.run(
      "a",
      "import {readFileSync} from 'node:fs';\nreadFileSync;",
    );
    assert.equal(status, "error");
    const [error] = outputs;
    assert.ok(error.output_type === "error");
    assert.match(error.evalue, /in the page only voxelbook\/core, .* can be imported/);
  });

  it("runs under a policy that forbids eval in the page", async () => {
    const blocked = await runtime.evaluate<boolean>(
      `(() => {
        const policy = document.createElement("meta");
        policy.httpEquiv = "Content-Security-Policy";
        policy.content = "default-src 'self'; script-src 'self'; worker-src 'self'";
        document.head.append(policy);
        try { return new Function("return false")(); } catch { return true; }
      })()`,
    );
    assert.ok(blocked, "the policy must be in force");
    assert.equal(result((await runtime.run("a", "6 * 7")).outputs), "42");
  });

  it("speaks Chinese where the page does", async () => {
    await runtime.reload("zh-CN");
    await runtime.start("loop", "for (;;) {}");
    await runtime.page.waitForTimeout(200);
    await runtime.evaluate("window.runtime.stop()");
    assert.match(printed((await runtime.run("b", "1")).outputs, "stderr"), /重新开始/);
  });
});

describe("checking an exercise in the page", () => {
  const EXERCISE = "02-ct-numbers/hu-drift";
  const BIAS = "function biasHu(hu: number, epsilon: number): number";
  let runtime: RuntimePage;

  interface Question {
    id: string;
    score: number;
    maxScore: number;
    hiddenPoints: number;
    tests: {status: string; message: string; call?: string}[];
  }

  /** Runs the check cell and returns the questions of its report, by id. */
  async function check(exercise = EXERCISE): Promise<Map<string, Question>> {
    const source = `import {check} from "voxelbook/display";\nawait check("${exercise}");`;
    const {status, outputs} = await runtime.run("check", source);
    assert.equal(status, "ok", JSON.stringify(outputs));
    const [report] = outputs;
    assert.ok(report.output_type === "display_data");
    assert.ok(report.data["text/html"] && report.data["text/plain"]);
    const {questions} = report.data["application/vnd.voxelbook.check+json"] as {
      questions: Question[];
    };
    return new Map(questions.map((question) => [question.id, question]));
  }

  before(async function () {
    skipWithoutChromium(this);
    runtime = await openRuntimePage();
    const folder = new URL("../../exercises", import.meta.url).pathname;
    await buildCheckAssets(`${runtime.folder}/exercises`, folder);
  });
  after(async () => runtime?.close());
  beforeEach(() => runtime.reload());

  it("gives a right answer its points and says that the others are missing", async () => {
    await runtime.run("bias", `${BIAS} {\n  return (-epsilon * (hu + 1000)) / (1 + epsilon);\n}`);
    const questions = await check();
    const bias = questions.get("bias");
    assert.equal(bias?.score, bias?.maxScore);
    // The instructor's tests are worth the rest of the answer's three points.
    assert.ok(bias !== undefined && bias.hiddenPoints > 0);
    assert.equal(bias.maxScore + bias.hiddenPoints, 3);
    assert.ok(bias?.tests.every(({status}) => status === "pass"));
    assert.equal(questions.get("recover")?.score, 0);
    assert.ok(questions.get("recover")?.tests.every(({status}) => status === "not_run"));
  });

  it("names the mistake of a wrong answer", async () => {
    await runtime.run("bias", `${BIAS} {\n  return (epsilon * (hu + 1000)) / (1 + epsilon);\n}`);
    const messages = (await check()).get("bias")?.tests.map(({message}) => message) ?? [];
    assert.ok(
      messages.some((message) => /sign/.test(message)),
      messages.join("\n"),
    );
  });

  it("takes the latest cell that declares the answer, with the library it imports", async () => {
    await runtime.run("bias", `${BIAS} {\n  throw new Error("not answered yet");\n}`);
    assert.ok((await check()).get("bias")?.tests.every(({status}) => status === "not_run"));
    await runtime.run(
      "elsewhere",
      `import {hounsfieldDrift} from "voxelbook/physics";\n${BIAS} {\n  return hounsfieldDrift(hu, epsilon);\n}`,
    );
    const bias = (await check()).get("bias");
    assert.equal(bias?.score, bias?.maxScore);
  });

  it("ends an answer that never returns and goes on with the other answers", async () => {
    await runtime.run("bias", `${BIAS} {\n  for (;;) {}\n}`);
    await runtime.run("observed", 'const observedHu = "(H - 1000*e)/(1 + e)";');
    const questions = await check();
    const [first] = questions.get("bias")?.tests ?? [];
    assert.equal(first.status, "timeout");
    assert.match(first.message, /loop that never ends/);
    assert.equal(questions.get("observed")?.score, questions.get("observed")?.maxScore);
  }).timeout(180_000);

  it("tells a type error and a name of another cell from a wrong answer", async () => {
    await runtime.run("bias", `${BIAS} {\n  return "x";\n}`);
    const typed = (await check()).get("bias")?.tests[0].message ?? "";
    assert.match(typed, /line 2: Type 'string' is not assignable to type 'number'/);
    await runtime.run("other", "const thousand = 1000;");
    await runtime.run("bias", `${BIAS} {\n  return -epsilon * (hu + thousand) / (1 + epsilon);\n}`);
    const unknown = (await check()).get("bias")?.tests[0].message ?? "";
    assert.match(unknown, /uses thousand, which it does not declare/);
  });

  it("judges by the author's given cells and values, whatever ran in the page", async () => {
    await runtime.run("numbers", "const variant = {amplitude: 1, sigma: 1, seed: 1};");
    await runtime.run("scan", "const scan = {data: [1, 2, 3]};");
    await runtime.run(
      "ratio",
      "let total = 0;\nfor (const one of scan.data) total += one;\nconst overestimate = total / scan.data.length / variant.amplitude;",
    );
    const questions = await check("03-resolution-and-texture/rician-noise");
    assert.deepEqual(
      questions.get("ratio")?.tests.map(({status, message}) => [status, message]),
      [["pass", ""]],
    );
  });

  it("says so when the book has no tests for an exercise", async () => {
    const {status, outputs} = await runtime.run(
      "check",
      'import {check} from "voxelbook/display";\nawait check("99-none/nothing");',
    );
    assert.equal(status, "error");
    const [error] = outputs;
    assert.ok(error.output_type === "error");
    assert.match(error.evalue, /no public tests for 99-none\/nothing/);
  });
});
