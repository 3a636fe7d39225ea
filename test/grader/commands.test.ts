import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {ID, madeNotebook, writeExercise} from "../exercise/madeExercise.ts";
import {writeNotebook} from "../../workbench/notebook/nbformat.ts";

const main = new URL("../../workbench/cli/main.ts", import.meta.url).href;
const tsx = pathToFileURL(fileURLToPath(import.meta.resolve("tsx"))).href;

/** Runs the command line from its sources in a folder. */
function voxelbook(
  cwd: string,
  ...args: string[]
): {code: number | null; out: string; errors: string} {
  const program = `import(${JSON.stringify(main)}).then((m) => m.main(process.argv.slice(1))).then((code) => { process.exitCode = code; })`;
  const node = ["--import", tsx, "--conditions=voxelbook-source", "-e", program, "--", ...args];
  const {status, stdout, stderr} = spawnSync(process.execPath, node, {cwd, encoding: "utf8"});
  return {code: status, out: stdout, errors: stderr};
}

/** Runs a command line that must fail at once, in this process: that takes no start. */
async function refused(
  cwd: string,
  args: readonly string[],
): Promise<{code: number; errors: string}> {
  const {main: run} = (await import(main)) as typeof import("../../workbench/cli/main.ts");
  const [home, write] = [process.cwd(), process.stderr.write];
  let errors = "";
  process.chdir(cwd);
  process.stderr.write = (text: string | Uint8Array): boolean => {
    errors += String(text);
    return true;
  };
  try {
    return {code: await run(args), errors};
  } finally {
    process.stderr.write = write;
    process.chdir(home);
  }
}

describe("the commands check and grade", function () {
  this.timeout(120_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-commands-"));
    await writeExercise(folder);
    await mkdir(join(folder, "in/ann"), {recursive: true});
    await mkdir(join(folder, "in/bob"), {recursive: true});
    await writeFile(join(folder, "in/ann/double.ipynb"), writeNotebook(madeNotebook()));
    await writeFile(join(folder, "in/bob/double.ipynb"), "{");
  });
  after(() => rm(folder, {recursive: true, force: true}));

  it("check ends with 0 when every answer passes, and says so", () => {
    const {code, out, errors} = voxelbook(folder, "check", "double");
    assert.equal(code, 0, errors);
    assert.match(out, /3 tests passed, 0 failed/);
  });

  it("check of a notebook that is not answered ends with 1 and says what to do", async () => {
    const cells = {
      double: 'function double(x: number): number {\n  throw new Error("not answered yet");\n}',
      width: 'const width = "";',
      sum: 'const sum = "";',
    };
    await writeFile(join(folder, "mine.ipynb"), writeNotebook(madeNotebook({cells})));
    const {code, out} = voxelbook(folder, "check", "mine.ipynb");
    assert.equal(code, 1);
    assert.match(out, /Nothing is answered yet: open the exercise notebook/);
    assert.match(out, /0 tests passed, 3 failed/);
  });

  for (const [what, args, message] of [
    [
      "an unknown exercise",
      ["check", "triple"],
      /"triple" is not an exercise; there are 00-small\/double/,
    ],
    ["a file that is not there", ["check", "none.ipynb"], /no such file: none\.ipynb/],
    ["submissions that are not there", ["grade", "nowhere"], /no such folder: nowhere/],
    [
      "submissions that are a file",
      ["grade", "in/bob/double.ipynb"],
      /not a folder: in\/bob\/double\.ipynb/,
    ],
    ["submissions without a name", ["grade", ""], /submissions: must name a folder, got ""/],
    ["an output without a name", ["grade", "in", "--out", ""], /--out must name a folder, got ""/],
    [
      "an output inside the submissions",
      ["grade", "in", "--out", "in/out"],
      /--out must not lie in the submissions/,
    ],
    [
      "an unknown tier",
      ["grade", "in", "--isolation", "none"],
      /Allowed choices are auto, namespaces, container, permissions/,
    ],
    ["no jobs", ["grade", "in", "--jobs", "0"], /whole number of at least 1/],
  ] as const) {
    it(`${args[0]} ends with 2 for ${what}`, async () => {
      const {code, errors} = await refused(folder, args);
      assert.equal(code, 2, errors);
      assert.match(errors, message);
    });
  }

  it("grade ends with 2 where nobody handed in anything, and says what to do", async () => {
    await mkdir(join(folder, "bare"));
    const args = ["grade", "bare", "--out", "none", "--isolation", "permissions", "--seed", "x"];
    const {code, errors} = voxelbook(folder, ...args);
    assert.equal(code, 2, errors);
    assert.match(errors, /nothing was graded: .*bare holds no student's folder[\s\S]*fix: /);
  });

  it("grade writes records, CSV and reports, and one broken submission does not stop the others", async () => {
    // Node's own model, asked for by name: it works on every machine that runs this test.
    const args = [
      "grade",
      "in",
      "--out",
      "out",
      "--isolation",
      "permissions",
      "--seed",
      "x",
      "--json",
    ];
    const {code, out, errors} = voxelbook(folder, ...args);
    assert.equal(code, 0, errors);
    const {records} = JSON.parse(out) as {
      records: {student: string; status: string; score: number}[];
    };
    assert.deepEqual(
      records.map(({student, status, score}) => [student, status, score]),
      [
        ["ann", "graded", 10],
        ["bob", "not_gradable", 0],
      ],
    );
    const record = JSON.parse(await readFile(join(folder, "out/ann/double.json"), "utf8"));
    assert.equal(record.assignment, ID);
    assert.equal(record.provenance.isolation, "permissions");
    assert.match(record.provenance.submission_sha256, /^[0-9a-f]{64}$/);
    for (const name of [
      "ann/report.html",
      "bob/report.html",
      "bob/double.json",
      "grades.csv",
      "index.html",
    ]) {
      assert.ok(existsSync(join(folder, "out", name)), name);
    }
    const csv = await readFile(join(folder, "out/grades.csv"), "utf8");
    assert.match(csv, /\r\nbob,00-small\/double,not_gradable,0,10,0,1,/);
  });

  it("grade gives everybody on the roster a record, and names who has left the submissions", async () => {
    await cp(join(folder, "in"), join(folder, "class"), {recursive: true});
    await writeFile(join(folder, "roster.csv"), "student,name\nann,Doe Ann\ncyd,Roe Cyd\n");
    const args = ["grade", "class", "--roster", "roster.csv", "--out", "listed", "--seed", "s"];
    const first = voxelbook(folder, ...args);
    assert.equal(first.code, 0, first.errors);
    assert.doesNotMatch(first.errors, /earlier run/);
    const csv = await readFile(join(folder, "listed/grades.csv"), "utf8");
    assert.match(csv, /^cyd,Roe Cyd,.*not_gradable,0,/m);
    assert.match(await readFile(join(folder, "listed/cyd/report.html"), "utf8"), /Roe Cyd/);

    await rm(join(folder, "class/bob"), {recursive: true});
    const second = voxelbook(folder, ...args);
    assert.equal(second.code, 0, second.errors);
    assert.match(second.errors, /no longer among the submissions: bob; delete their folders/);
  });
});
