import assert from "node:assert/strict";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {main} from "../../workbench/cli/main.ts";
import type {Collected} from "../../workbench/grader/collected.ts";
import {findSubmissions} from "../../workbench/grader/findSubmissions.ts";
import {DOUBLE, HALVE, type MadeCourse, makeCourse} from "./madeCourse.ts";

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

/** Runs a command line in this process, in a folder. */
async function run(cwd: string, args: readonly string[]): Promise<Ran> {
  const [home, write, error] = [process.cwd(), process.stdout.write, process.stderr.write];
  const said = {out: "", errors: ""};
  const into =
    (where: "out" | "errors") =>
    (text: string | Uint8Array): boolean => {
      said[where] += String(text);
      return true;
    };
  process.chdir(cwd);
  process.stdout.write = into("out");
  process.stderr.write = into("errors");
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    return {code: await main(["collect", ...args]), ...said};
  } finally {
    process.stdout.write = write;
    process.stderr.write = error;
    process.exitCode = before ?? 0;
    process.chdir(home);
  }
}

describe("the command collect", function () {
  this.timeout(60_000);
  let course: MadeCourse;
  before(async () => {
    course = await makeCourse();
    await course.source("week.zip", {
      "doejane_12345_7001_double.ipynb": course.answered("1"),
      "leeann_LATE_12346_7002_double.ipynb": course.answered("1"),
      "readme.txt": "-",
    });
    await course.source("plain", {"s001/halve.ipynb": course.answered("2", HALVE)});
    await writeFile(
      join(course.folder, "roster.csv"),
      "student,name,ID\ns001,Jane Doe,12345\ns002,Ann Lee,12346\ns003,Bo,9\n",
    );
    await writeFile(join(course.folder, "empty.csv"), "student\n");
    await writeFile(join(course.folder, "broken.zip"), "PK");
    await writeFile(join(course.folder, "work.rar"), "Rar!");
  });
  after(() => course.close());

  it("says what it took, what it did not take, and why", async () => {
    const {code, out, errors} = await run(course.folder, [
      "sources/week.zip",
      "--roster",
      "roster.csv",
      "--out",
      "a",
    ]);
    assert.equal(code, 0, errors);
    assert.match(
      out,
      /^2 students, 2 notebooks in a \(2 written\): 1 late one, 0 earlier kept, 1 same file, 1 not taken\n/,
    );
    assert.match(out, /nothing from 1 student of the roster: s003\n$/);
    assert.match(errors, /roster: 3 students, named by "student"/);
    assert.match(errors, /not taken: week\.zip: readme\.txt: not a notebook\n/);
    assert.match(errors, /the same file: 00-small\/double: handed in by s001, s002\n/);
  });

  it("prints collected.json and nothing else with --json", async () => {
    const args = [
      "sources/week.zip",
      "sources/plain",
      "--exercise",
      "halve",
      "--json",
      "--out",
      "b",
    ];
    const {code, out, errors} = await run(course.folder, args);
    assert.deepEqual([code, errors], [0, ""]);
    const {files} = JSON.parse(out) as Collected;
    assert.deepEqual(
      files.map(({student, exercise, path}) => [student, exercise, path]),
      [["s001", HALVE, "s001/halve.ipynb"]],
    );
  });

  it("writes a folder that grading takes as it is", async () => {
    await course.source("later.zip", {"doejane_12345_7009_double-1.ipynb": course.answered("9")});
    for (const source of ["sources/week.zip", "sources/later.zip", "sources/plain"])
      assert.equal((await run(course.folder, [source, "--out", "c"])).code, 0);
    const {students, strays} = await findSubmissions(join(course.folder, "c"));
    assert.deepEqual(strays, []);
    assert.deepEqual(students, [
      {student: "doejane_12345", notebooks: ["double.ipynb"]},
      {student: "leeann_12346", notebooks: ["double.ipynb"]},
      {student: "s001", notebooks: ["halve.ipynb"]},
    ]);
  });

  it("ends with 1 when a source cannot be read, and takes the others", async () => {
    const {code, out, errors} = await run(course.folder, [
      "broken.zip",
      "sources/plain",
      "--out",
      "d",
    ]);
    assert.equal(code, 1, errors);
    assert.match(errors, /not taken: broken\.zip: it cannot be read: /);
    assert.match(out, /^1 student, 1 notebook in d[\s\S]*could not be read: broken\.zip\n$/);
  });

  it("ends with 1 when another collection writes there", async () => {
    await mkdir(join(course.folder, "e"));
    const holder = {mark: "1-0", host: "elsewhere", since: "2026-01-01T00:00:00Z"};
    await writeFile(join(course.folder, "e/.grading.lock"), JSON.stringify(holder));
    const {code, errors} = await run(course.folder, ["sources/plain", "--out", "e"]);
    assert.equal(code, 1);
    assert.match(errors, /another collection writes into .*e \(process 1 on elsewhere/);
  });

  for (const [what, args, says] of [
    ["no source", [], /missing required argument 'sources'/],
    [
      "a source that is not there",
      ["nowhere.zip"],
      /no such folder, zip or notebook: .*nowhere\.zip/,
    ],
    ["a source without a name", [""], /a source must name a place, got ""/],
    ["an output without a name", ["sources/plain", "--out", ""], /--out must name a place, got ""/],
    [
      "an archive of another kind",
      ["work.rar"],
      /must be a folder, a \.zip or an \.ipynb, got .*work\.rar\n {2}fix: unpack/,
    ],
    [
      "an output inside a source",
      ["sources/plain", "--out", "sources/plain/x"],
      /must not lie in each other/,
    ],
    ["a source inside the output", ["sources/plain", "--out", "."], /must not lie in each other/],
    [
      "a due time without a zone",
      ["sources/plain", "--due", "2026-12-01T23:59"],
      /it must be a time with its zone, such as/,
    ],
    [
      "an unknown exercise",
      ["sources/plain", "--exercise", "triple"],
      new RegExp(`"triple" is not an exercise; there are ${DOUBLE}, ${HALVE}`),
    ],
    [
      "a roster that is not there",
      ["sources/plain", "--roster", "none.csv"],
      /none\.csv: the roster cannot be read/,
    ],
    [
      "a roster of nobody",
      ["sources/plain", "--roster", "empty.csv"],
      /must hold at least one student, got none/,
    ],
  ] as const) {
    it(`ends with 2 for ${what}`, async () => {
      const {code, errors} = await run(course.folder, args);
      assert.equal(code, 2, errors);
      assert.match(errors, says);
    });
  }
});
