import assert from "node:assert/strict";
import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {main} from "../../workbench/cli/main.ts";
import {importCanvas} from "./canvasReader.ts";
import {HOSTILE_NAMES, madeRecord, STATES, writeRecords} from "./madeRecords.ts";
import {requireValid} from "./schemas.ts";

/** Runs a command line in this process and in a folder, and catches what it writes. */
async function voxelbook(
  cwd: string,
  ...args: string[]
): Promise<{code: number; out: string; errors: string}> {
  const home = process.cwd();
  const streams = {out: process.stdout, errors: process.stderr} as const;
  const writes = {out: process.stdout.write, errors: process.stderr.write};
  const caught = {out: "", errors: ""};
  process.chdir(cwd);
  for (const name of ["out", "errors"] as const) {
    streams[name].write = (text: string | Uint8Array): boolean => {
      caught[name] += String(text);
      return true;
    };
  }
  try {
    return {code: await main(args), ...caught};
  } finally {
    for (const name of ["out", "errors"] as const) streams[name].write = writes[name];
    process.chdir(home);
  }
}

const ROSTER = `student,name,email,ID,LTI user ID
s1,"Doe, Jane",s1@example.org,101,u1
s2,"=Roe, Rick",s2@example.org,102,u2
`;
const CANVAS =
  'Student,ID,Section,Double (1),Other (2)\nPoints Possible,,,10,5\n"Doe, Jane",101,A,,\n"Roe, Rick",102,A,4,\n';

describe("the command export", function () {
  this.timeout(60_000);
  let folder: string;
  let run: (...args: string[]) => ReturnType<typeof voxelbook>;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "voxelbook-export-"));
    run = (...args) => voxelbook(folder, "export", ...args);
    const good = [madeRecord("s1"), madeRecord("s2", STATES["unreadable"])];
    await writeRecords(folder, good);
    await writeRecords(join(folder, "all"), [
      ...Object.values(STATES).map((more, i) => madeRecord(`s${i + 1}`, more)),
    ]);
    await writeRecords(join(folder, "two"), [
      ...good,
      madeRecord("s1", {assignment: "00-small/triple", score: 1}),
    ]);
    await writeRecords(join(folder, "apart"), [
      madeRecord("s1"),
      madeRecord("s2", {max_score: 12}),
    ]);
    await writeRecords(join(folder, "wild"), [madeRecord("../s1"), madeRecord("s2")]);
    await writeRecords(join(folder, "wrong"), [madeRecord("s1", {score: 11}), madeRecord("s2")]);
    await mkdir(join(folder, "empty"));
    await writeFile(join(folder, "roster.csv"), ROSTER);
    await writeFile(join(folder, "canvas.csv"), CANVAS);
  });
  after(() => rm(folder, {recursive: true, force: true}));

  for (const [format, args, written] of [
    ["csv", [], "out"],
    ["junit", [], "out"],
    ["nbgrader-csv", [], "out"],
    ["gradescope", [], "out/s1/00-small__double/results.json"],
    ["prairielearn", [], "out/s2/00-small__double/results.json"],
    ["lti", ["--roster", "roster.csv"], "out/00-small__double.scores.jsonl"],
    ["moodle-gradebook", ["--item", "Double", "--roster", "roster.csv"], "out"],
    ["nbgrader-db", [], "out"],
    ["canvas", ["--template", "canvas.csv", "--column", "Double", "--roster", "roster.csv"], "out"],
  ] as const) {
    it(`${format} writes what it says, says how much, and prints JSON when asked to`, async () => {
      await rm(join(folder, "out"), {recursive: true, force: true});
      const first = await run(format, "graded", ...args, "--out", "out");
      assert.equal(first.code, 0, first.errors);
      assert.match(first.out, /^\d+ .*; out\n$/);
      assert.ok(existsSync(join(folder, written)), written);
      const again = await run(format, "graded", ...args, "--out", "out", "--json");
      assert.equal(again.code, 0, again.errors);
      const {out, written: count} = JSON.parse(again.out) as {out: string; written: number};
      assert.deepEqual([out, count > 0], ["out", true]);
    });

    it(`${format} never takes a fault of the machine for a grade`, async () => {
      await rm(join(folder, "out"), {recursive: true, force: true});
      const people = ["s3", "s4", "s5"].map((s, i) => `${s},,${s}@example.org,${103 + i},u${i}`);
      await writeFile(join(folder, "all.csv"), `${ROSTER}${people.join("\n")}\n`);
      const own = args.map((arg) => (arg === "roster.csv" ? "all.csv" : arg));
      const {code, errors} = await run(format, "all/graded", ...own, "--out", "out");
      if (format === "junit" || format === "lti") {
        assert.equal(code, 0, errors);
        return;
      }
      assert.equal(code, 1);
      assert.match(errors, /s5 00-small\/double: could not be graded by the machine/);
      assert.ok(!existsSync(join(folder, "out")));
      const rest = await run(format, "all/graded", ...own, "--out", "out", "--allow-missing");
      assert.equal(rest.code, 0, rest.errors);
      assert.match(rest.errors, /^left out: s5 /m);
    });
  }

  it("canvas fills the column, and lists what it kept and left out", async () => {
    const args = ["canvas", "graded", "--template", "canvas.csv", "--column", "Double (1)"];
    const {code, out, errors} = await run(...args, "--roster", "roster.csv", "--out", "f.csv");
    assert.deepEqual([code, out], [0, "1 grades written, 0 were there already; f.csv\n"]);
    assert.equal(errors, "kept: s2: has the higher grade 4, ours is 0\n");
    const filled = await readFile(join(folder, "f.csv"), "utf8");
    assert.deepEqual(importCanvas(filled).grades, {101: "5", 102: "4"});
  });

  it("canvas refuses to lose a student, and lists them when it may", async () => {
    const args = [
      "canvas",
      "graded",
      "--template",
      "canvas.csv",
      "--column",
      "Double",
      "--out",
      "g.csv",
    ];
    const refused = await run(...args);
    assert.equal(refused.code, 1);
    assert.match(refused.errors, /2 would be missing:\n {2}s1: no row of the file is theirs/);
    assert.match(refused.errors, /fix: tell the platform's ids in a --roster/);
    assert.ok(!existsSync(join(folder, "g.csv")));
    const {code, errors} = await run(...args, "--allow-missing");
    assert.equal(code, 0);
    assert.match(errors, /left out: s1: no row[\s\S]*no record: Doe, Jane/);
  });

  it("adds several exercises up only when asked to, and says what counts 0", async () => {
    const args = ["canvas", "two/graded", "--template", "canvas.csv", "--roster", "roster.csv"];
    const one = await run(...args, "--column", "Double", "--out", "t.csv");
    assert.equal(one.code, 2);
    assert.match(one.errors, /records of 00-small\/double, 00-small\/triple\n {2}fix: .*--total/);
    const all = await run(...args, "--column", "Other", "--total", "--scale", "--out", "t.csv");
    assert.equal(all.code, 0, all.errors);
    assert.match(all.errors, /counts 0: s2 00-small\/triple: no record/);
    assert.deepEqual(importCanvas(await readFile(join(folder, "t.csv"), "utf8")).grades, {
      101: "1.5",
      102: "0",
    });
  });

  it("lti writes a line item and valid scores, one a line", async () => {
    const args = ["lti", "all/graded", "--roster", "roster.csv", "--allow-missing"];
    const {code, errors} = await run(...args, "--out", "lti");
    assert.equal(code, 0, errors);
    assert.match(errors, /left out: s3: no id in a column/);
    const read = (name: string) => readFile(join(folder, "lti", name), "utf8");
    requireValid("ltiLineItem", JSON.parse(await read("00-small__double.lineitem.json")));
    const lines = (await read("00-small__double.scores.jsonl")).trim().split("\n");
    assert.equal(lines.length, 2);
    for (const line of lines) requireValid("ltiScore", JSON.parse(line));
  });

  it("replaces a folder of its own and no other", async () => {
    await mkdir(join(folder, "mine"));
    await writeFile(join(folder, "mine/thesis.txt"), "");
    const taken = await run("gradescope", "graded", "--out", "mine");
    assert.deepEqual([taken.code, await readdir(join(folder, "mine"))], [2, ["thesis.txt"]]);
    assert.match(taken.errors, /was not written by an export/);
  });

  const canvas = ["--template", "canvas.csv", "--column", "Double"];
  for (const [what, args, code, message] of [
    ["a format that does not exist", ["sakai", "graded"], 2, /unknown command 'sakai'/],
    ["no --out", ["csv", "graded"], 2, /required option '--out <path>'/],
    ["a folder that is not there", ["csv", "none", "--out", "x"], 2, /no such folder: none/],
    ["a folder without records", ["csv", "empty", "--out", "x"], 2, /no records in/],
    [
      "an exercise without records",
      ["csv", "graded", "--exercise", "quadruple", "--out", "x"],
      2,
      /--exercise quadruple has no record; there are 00-small\/double/,
    ],
    [
      "records with two maxima",
      ["csv", "apart/graded", "--out", "x"],
      1,
      /must have one maximum, got 10 and 12/,
    ],
    [
      "a score above the maximum",
      ["csv", "wrong/graded", "--out", "x"],
      1,
      /damaged record: score must lie between 0 and 10, got 11/,
    ],
    [
      "a student who would name a folder above",
      ["gradescope", "wild/graded", "--out", "x"],
      2,
      /must be able to name a folder/,
    ],
    [
      "a folder inside the results",
      ["gradescope", "graded", "--out", "graded/x"],
      2,
      /must not lie in the folder of the results/,
    ],
    [
      "a record as the file to write",
      ["csv", "graded", "--out", "graded/s001/double.json"],
      2,
      /must not lie in the folder of the results/,
    ],
    [
      "results that are a file",
      ["csv", "canvas.csv", "--out", "x"],
      2,
      /not a folder: canvas\.csv/,
    ],
    ["results without a name", ["csv", "", "--out", "x"], 2, /graded: must name a folder, got ""/],
    [
      "a table without a name",
      ["csv", "graded", "--out", ""],
      2,
      /--out must name a place, got ""/,
    ],
    [
      "the roster as the file to write",
      ["csv", "graded", "--roster", "roster.csv", "--out", "roster.csv"],
      2,
      /must be another file than --roster/,
    ],
    [
      "a grade item without a title",
      ["moodle-gradebook", "graded", "--item", " ", "--out", "x"],
      2,
      /--item must be the title of a grade item/,
    ],
    ["no LTI user ids", ["lti", "graded", "--out", "x"], 2, /no student has an LTI user id/],
    ["a time that is none", ["lti", "graded", "--at", "noon", "--out", "x"], 2, /"now" or a time/],
    [
      "the template as the file to write",
      ["canvas", "graded", ...canvas, "--out", "canvas.csv"],
      2,
      /must be another file than --template/,
    ],
    [
      "both a sum and a choice",
      ["canvas", "graded", ...canvas, "--total", "--exercise", "double", "--out", "x"],
      2,
      /give it, or --exercise, not both/,
    ],
    [
      "a template that is not there",
      ["moodle-worksheet", "graded", "--template", "none.csv", "--out", "x"],
      2,
      /none\.csv: it cannot be read/,
    ],
    [
      "a roster that is not there",
      ["csv", "graded", "--roster", "none.csv", "--out", "x"],
      2,
      /none\.csv: the roster cannot be read/,
    ],
    [
      "nobody whom Moodle could tell",
      ["moodle-gradebook", "graded", "--item", "D", "--allow-missing", "--out", "x"],
      1,
      /no student has an e-mail address or ID number/,
    ],
  ] as const) {
    it(`ends with ${code} for ${what}, and writes nothing`, async () => {
      const result = await run(...args);
      assert.equal(result.code, code, result.errors);
      assert.match(result.errors, message);
      assert.ok(!existsSync(join(folder, "x")));
      assert.equal(await readFile(join(folder, "canvas.csv"), "utf8"), CANVAS);
    });
  }

  it("takes students of every name that a folder may have", async () => {
    const names = HOSTILE_NAMES.filter((name) => !/[\t\n]/.test(name));
    const wild = join(folder, "names");
    await writeRecords(
      wild,
      names.map((name) => madeRecord(name)),
    );
    for (const format of ["csv", "junit", "nbgrader-csv", "nbgrader-db"]) {
      const {code, errors} = await run(format, "names/graded", "--out", `names/${format}`);
      assert.equal(code, 0, errors);
    }
  });
});
