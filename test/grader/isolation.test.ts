import assert from "node:assert/strict";
import {chmod, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {delimiter, join} from "node:path";
import {CliError} from "../../workbench/cli/error.ts";
import {isAnswerError} from "../../workbench/exercise/answerError.ts";
import type {AnswerInfo} from "../../workbench/exercise/types.ts";
import {chooseIsolation, type Isolation} from "../../workbench/grader/chooseIsolation.ts";
import {IsolatedAnswers} from "../../workbench/grader/isolatedAnswers.ts";
import {LIMITS} from "../../workbench/grader/limits.ts";

const ANSWER: AnswerInfo = {id: "f", name: "f", kind: "function", title: "f", points: 1};
const limits = {...LIMITS, callMs: 1_500, questionMs: 3_000};

/** Stands for podman: runs what would run in the container, without one. */
const ENGINE = `#!/usr/bin/env node
import {spawnSync} from "node:child_process";
const args = process.argv.slice(2);
if (args[0] === "rm") process.exit(0);
const folder = args.find((arg) => arg.startsWith("--volume=")).slice(9).split(":")[0];
const command = args.slice(args.indexOf("node")).map((arg) => arg.replace("/answer", folder));
const {status} = spawnSync(process.execPath, command.slice(1), {stdio: "inherit"});
process.exit(status ?? 1);
`;

async function callOnce(source: string, isolation: Isolation, args: unknown[]): Promise<unknown> {
  const answers = new IsolatedAnswers([{answer: ANSWER, source}], isolation);
  try {
    return await answers.call(ANSWER, args);
  } catch (error) {
    if (isAnswerError(error)) return `${error.status} ${error.said.code}`;
    throw error;
  } finally {
    await answers.close();
  }
}

describe("isolation", function () {
  this.timeout(60_000);
  const path = process.env["PATH"] ?? "";
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-engine-"));
    const engine = join(folder, "podman");
    await writeFile(
      engine,
      ENGINE.replace("import {spawnSync} from", "const {spawnSync} =").replace(
        '"node:child_process";',
        'require("node:child_process");',
      ),
    );
    await chmod(engine, 0o755);
    // Without a name for its kind the program is what the nearest package.json says: it must be this one.
    await writeFile(join(folder, "package.json"), '{"type": "commonjs"}');
  });
  after(() => rm(folder, {recursive: true, force: true}));
  afterEach(() => {
    process.env["PATH"] = path;
  });

  for (const tier of ["namespaces", "container", "permissions"] as const) {
    describe(`by ${tier}`, () => {
      let isolation: Isolation | undefined;
      before(async function () {
        if (tier === "container") process.env["PATH"] = `${folder}${delimiter}${path}`;
        try {
          isolation = await chooseIsolation(limits, {wanted: tier, allowPermissions: true});
        } catch (error) {
          // A machine without bubblewrap has no namespaces to test.
          if (tier === "namespaces" && error instanceof CliError) this.skip();
          throw error;
        }
      });
      beforeEach(() => {
        if (tier === "container") process.env["PATH"] = `${folder}${delimiter}${path}`;
      });
      after(() => isolation?.close());

      for (const [what, source, args, expected] of [
        [
          "returns values, special numbers and typed arrays",
          "const f = (x: Float32Array, y: number) => [x.map((v) => 2 * v), y, -0];",
          [Float32Array.of(1, 2), Number.NaN],
          [Float32Array.of(2, 4), Number.NaN, -0],
        ],
        [
          "keeps what is printed apart from replies",
          'function f(x: number) { console.log("{}"); return x; }',
          [3],
          3,
        ],
        [
          "ends a call that never ends",
          "function f() { for (;;); }",
          [],
          "timeout answer.timeoutSeconds",
        ],
        [
          "tells a child that ends itself",
          "function f() { process.exit(0); }",
          [],
          "crash answer.crash",
        ],
        [
          "lets no file be read",
          'function f() { return (process as any).getBuiltinModule("fs").readFileSync("/etc/hostname", "utf8"); }',
          [],
          "error answer.threw",
        ],
        [
          "lets no process be started",
          'function f() { return (process as any).getBuiltinModule("child_process").spawnSync("true").status; }',
          [],
          "error answer.threw",
        ],
        [
          "shows no environment",
          'function f() { return Object.keys(process.env).filter((key) => !["PWD", "PATH", "HOME"].includes(key)).includes("VOXELBOOK_COURSE_SECRET"); }',
          [],
          false,
        ],
        [
          "imports the library",
          'import {createRng} from "voxelbook/core";\nconst f = (seed: string) => createRng(seed).int(1);',
          ["a"],
          0,
        ],
      ] as const) {
        it(what, async () => {
          assert.ok(isolation);
          assert.deepEqual(await callOnce(source, isolation, [...args]), expected);
        });
      }
    });
  }

  it("says why no tier works, and what to do", async () => {
    process.env["PATH"] = "/nowhere";
    await assert.rejects(
      chooseIsolation(LIMITS, {wanted: "auto", allowPermissions: false}),
      (error: CliError) =>
        error.exitCode === 3 &&
        /namespaces: not installed; container: not installed/.test(error.message) &&
        /bubblewrap/.test(error.fix ?? ""),
    );
  });
});
