import assert from "node:assert/strict";
import {join} from "node:path";
import type {CollectResult} from "../../workbench/collect/collectSubmissions.ts";
import type {RosterEntry} from "../../workbench/grader/roster.ts";
import {DOUBLE, HALVE, type MadeCourse, makeCourse} from "./madeCourse.ts";
import {makeZip} from "./makeZip.ts";

type Files = Readonly<Record<string, string>>;

interface Layout {
  readonly what: string;
  readonly name: string;
  readonly files: (course: MadeCourse) => Files;
  readonly roster?: readonly RosterEntry[];
  /** Paths of the collected notebooks. */
  readonly taken: readonly string[];
  /** What the strays say, each a part of its line. */
  readonly strays?: readonly string[];
}

const student = (id: string, name: string, ids: Record<string, string> = {}): RosterEntry => ({
  student: id,
  name,
  email: `${id}@example.org`,
  ids,
});

const ROSTER = [
  student("s001", "Doe, Jane", {ID: "12345"}),
  student("s002", "José Núñez", {ID: "12346"}),
  student("s003", "Ann Lee"),
  student("s004", "Ann Lee"),
];

const both = ["s001/double.ipynb", "s002/double.ipynb"];

const LAYOUTS: readonly Layout[] = [
  {
    what: "a folder for each student",
    name: "week",
    files: (course) => ({
      "s001/double.ipynb": course.answered("1"),
      "s001/notes.pdf": "-",
      "s002/00-small/double.ipynb": course.answered("2"),
      "s002/exercises/00-small/halve/exercise.ipynb": course.answered("3", HALVE),
    }),
    taken: [...both, "s002/halve.ipynb"],
    strays: ["week: s001/notes.pdf: not a notebook"],
  },
  {
    what: "a zip of such a folder, with the folder around it",
    name: "week.zip",
    files: (course) => ({
      "week/s001/double.ipynb": course.answered("1"),
      "week/s002/double.ipynb": course.answered("2"),
    }),
    taken: both,
  },
  {
    what: "a download of Canvas",
    name: "canvas.zip",
    files: (course) => ({
      "doejane_12345_7001_double.ipynb": course.answered("1"),
      "núñezjosé_LATE_12346_7002_double-2.ipynb": course.answered("2"),
      "leeann_12347_text.html": "<p>forgot the file</p>",
    }),
    taken: ["doejane_12345/double.ipynb", "núñezjosé_12346/double.ipynb"],
    strays: ["leeann_12347_text.html: typed into Canvas, which is no notebook"],
  },
  {
    what: "a download of Canvas without names",
    name: "canvas.zip",
    files: (course) => ({
      "anon_aB3xY_7001_double.ipynb": course.answered("1"),
      "LATE_anon_Zz9Qw_7002_double.ipynb": course.answered("2"),
    }),
    taken: ["anon_Zz9Qw/double.ipynb", "anon_aB3xY/double.ipynb"],
  },
  {
    what: "a download of Canvas with a roster, unpacked",
    name: "submissions",
    files: (course) => ({
      "doejane_12345_7001_double.ipynb": course.answered("1"),
      "nunezjose_12346_7002_double.ipynb": course.answered("2"),
      "leeann_9_7003_double.ipynb": course.answered("3"),
      "leeann_12345_7004_double.ipynb": course.answered("4"),
      "nobody_10_7005_double.ipynb": course.answered("5"),
    }),
    roster: ROSTER,
    taken: both,
    strays: [
      '"leeann_12345": the number is that of s001, the name that of s003, s004',
      '"leeann_9" may be s003, s004',
      'nobody on the roster is "nobody_10"',
    ],
  },
  {
    what: "students' zips in a download of Canvas",
    name: "canvas.zip",
    files: (course) => ({
      "doejane_12345_7001_my work.zip": makeZip([
        {name: "my work/double.ipynb", data: course.answered("1")},
        {name: "__MACOSX/my work/._double.ipynb", data: "x"},
      ]).toString("latin1"),
      "doejohn_12346_7002_deep.zip": makeZip([
        {name: "again.zip", data: makeZip([{name: "double.ipynb", data: "{}"}])},
      ]).toString("latin1"),
    }),
    taken: ["doejane_12345/double.ipynb"],
    strays: ["deep.zip/again.zip: an archive in an archive in an archive is not opened"],
  },
  {
    what: "a download of Moodle with folders",
    name: "moodle.zip",
    files: (course) => ({
      "Jane Doe_501_assignsubmission_file/double.ipynb": course.answered("1"),
      "José Núñez_502_assignsubmission_file_/double.ipynb": course.answered("2"),
      "José Núñez_502_assignsubmission_onlinetext/onlinetext.html": "<p>see file</p>",
    }),
    taken: ["Jane Doe_501/double.ipynb", "José Núñez_502/double.ipynb"],
    strays: ["onlinetext.html: handed in to Moodle as onlinetext, which is no notebook"],
  },
  {
    what: "a download of Moodle without folders, marked blind in German, and of a group",
    name: "moodle.zip",
    files: (course) => ({
      "Teilnehmerin_503_assignsubmission_file_double.ipynb": course.answered("1"),
      "Group A_7_assignsubmission_file_double.ipynb": course.answered("2"),
      "Default group_assignsubmission_file_double.ipynb": course.answered("3"),
    }),
    taken: [
      "Default group/double.ipynb",
      "Group A_7/double.ipynb",
      "Teilnehmerin_503/double.ipynb",
    ],
  },
  {
    what: "a download of Moodle with a grading worksheet as roster",
    name: "moodle",
    files: (course) => ({
      "Jane Doe_501_assignsubmission_file/double.ipynb": course.answered("1"),
      "Someone Else_502_assignsubmission_file/double.ipynb": course.answered("2"),
    }),
    roster: [
      student("s001", "Jane Doe", {Identifier: "Participant 501"}),
      student("s002", "", {Identifier: "Participant 502"}),
    ],
    taken: both,
  },
  {
    what: "nbgrader's submitted",
    name: "submitted",
    files: (course) => ({
      "s001/ps1/double.ipynb": course.answered("1"),
      "s001/ps1/timestamp.txt": "2026-11-30 23:30:00.5 UTC",
      "s002/ps1/double.ipynb": course.answered("2"),
    }),
    taken: both,
  },
  {
    what: "a whole nbgrader course",
    name: "course",
    files: (course) => ({
      "submitted/s001/ps1/double.ipynb": course.answered("1"),
      "submitted/s002/ps1/double.ipynb": course.answered("2"),
      "autograded/s001/ps1/double.ipynb": course.answered("3"),
      "source/ps1/double.ipynb": course.answered("4"),
    }),
    taken: both,
    strays: [
      "autograded/s001/ps1/double.ipynb: nbgrader keeps",
      "source/ps1/double.ipynb: nbgrader keeps",
    ],
  },
  {
    what: "notebooks side by side",
    name: "heap",
    files: (course) => ({
      "s001_double.ipynb": course.answered("1"),
      "double-s002.ipynb": course.answered("2"),
      "halve-s002 (1).ipynb": course.answered("3", HALVE),
      "double.ipynb": course.answered("4"),
      "double-final.ipynb": course.answered("5"),
    }),
    taken: [...both, "s002/halve.ipynb"],
    strays: [
      "heap: double-final.ipynb: it does not tell whose it is",
      "heap: double.ipynb: it does not",
    ],
  },
  {
    what: "a zip for each student",
    name: "zips",
    files: (course) => ({
      "s001.zip": makeZip([{name: "double.ipynb", data: course.answered("1")}]).toString("latin1"),
      "s002.zip": makeZip([
        {name: "released/exercises/00-small/double/exercise.ipynb", data: course.answered("2")},
        {name: "released/exercises/00-small/halve/exercise.ipynb", data: course.started(HALVE)},
      ]).toString("latin1"),
    }),
    taken: [...both, "s002/halve.ipynb"],
  },
  {
    what: "one student's zip with a folder in it",
    name: "s001.zip",
    files: (course) => ({"homework/double.ipynb": course.answered("1")}),
    taken: ["s001/double.ipynb"],
  },
  {
    what: "one student's zip under Canvas's name",
    name: "doejane_12345_7001_work.zip",
    files: (course) => ({"double.ipynb": course.answered("1")}),
    taken: ["doejane_12345/double.ipynb"],
  },
];

describe("collecting from every layout", () => {
  for (const {what, name, files, roster, taken, strays = []} of LAYOUTS) {
    it(`takes ${what}`, async () => {
      const course = await makeCourse();
      try {
        const content = Object.entries(files(course)).map(([at, data]) => ({
          name: at,
          data: at.endsWith(".zip") ? Buffer.from(data, "latin1") : data,
        }));
        const asFiles = Object.fromEntries(content.map(({name: at, data}) => [at, data]));
        const path = await course.source(
          name,
          name.endsWith(".zip") ? content : (asFiles as Files),
        );
        const {collected} = await course.collect([path], {roster});
        assert.deepEqual(
          collected.files.map((file) => file.path),
          taken,
        );
        const said = collected.strays.map((stray) => `${stray.path}: ${stray.reason}`);
        for (const part of strays)
          assert.ok(
            said.some((line) => line.includes(part)),
            `${part} is not in\n${said.join("\n")}`,
          );
        assert.equal(said.length, strays.length, said.join("\n"));
        assert.deepEqual(collected.notes, []);
        assert.deepEqual(await course.files(), [...taken, "collected.json"].sort());
      } finally {
        await course.close();
      }
    });
  }
});

describe("what is collected", () => {
  let course: MadeCourse;
  const studentsOf = ({collected}: CollectResult): string[] =>
    collected.files.map((file) => file.path);
  const saidOf = ({collected}: CollectResult): string[] =>
    [...collected.strays, ...collected.notes].map(({path, reason}) => `${path}: ${reason}`);

  beforeEach(async () => {
    course = await makeCourse();
  });
  afterEach(() => course.close());

  for (const wrong of [
    "double (1).ipynb",
    "exercise.ipynb",
    "Copy of double.ipynb",
    "double-final.ipynb",
    "my solution.IPYNB",
    "作业.ipynb",
  ]) {
    it(`takes ${wrong} when the notebook says which exercise it is`, async () => {
      const path = await course.source("week", {[`s001/${wrong}`]: course.answered("1")});
      assert.deepEqual(studentsOf(await course.collect([path])), ["s001/double.ipynb"]);
    });
  }

  it("lists a name that tells another exercise than the notebook, and takes neither", async () => {
    const path = await course.source("week", {"s001/double.ipynb": course.answered("1", HALVE)});
    const result = await course.collect([path]);
    assert.deepEqual(studentsOf(result), []);
    assert.deepEqual(saidOf(result), [
      `week: s001/double.ipynb: its name tells ${DOUBLE}, the notebook itself ${HALVE}`,
    ]);
  });

  it("takes a notebook without metadata by what its cells check", async () => {
    const notebook = JSON.parse(course.answered("1")) as {metadata: unknown};
    const bare = JSON.stringify({...notebook, metadata: {}});
    const path = await course.source("week", {"s001/untitled.ipynb": bare});
    assert.deepEqual(studentsOf(await course.collect([path])), ["s001/double.ipynb"]);
  });

  it("takes a broken notebook by its place, and lists one without", async () => {
    const path = await course.source("week", {"s001/double.ipynb": "{", "s002/other.ipynb": "{"});
    const result = await course.collect([path]);
    assert.deepEqual(studentsOf(result), ["s001/double.ipynb"]);
    assert.match(saidOf(result).join(), /other\.ipynb: neither its name nor the notebook itself/);
  });

  it("names an exercise that the course does not have", async () => {
    const notebook = JSON.parse(course.answered("1")) as {
      metadata: {voxelbook: {exercise: string}};
    };
    notebook.metadata.voxelbook.exercise = "99-none/\u001b[31mother";
    const path = await course.source("week", {"s001/double.ipynb": JSON.stringify(notebook)});
    const [line] = saidOf(await course.collect([path]));
    assert.match(
      line,
      /it says it is for "99-none\/\?\[31mother", which is no exercise of this course/,
    );
  });

  it("takes the answered one of two languages", async () => {
    const path = await course.source("week", {
      "s001/00-small/double/exercise.ipynb": course.started(),
      "s001/00-small/double/exercise.zh-CN.ipynb": course.answered("1"),
    });
    const {collected} = await course.collect([path]);
    assert.deepEqual(
      collected.files.map(({source}) => source),
      ["week: s001/00-small/double/exercise.zh-CN.ipynb"],
    );
  });

  it("keeps both where it cannot tell which is the later, and says so", async () => {
    const path = await course.source("moodle.zip", {
      "Jane Doe_501_assignsubmission_file/double.ipynb": course.answered("1"),
      "Jane Doe_501_assignsubmission_file/double (1).ipynb": course.answered("2"),
    });
    const result = await course.collect([path]);
    assert.deepEqual(studentsOf(result), [
      "Jane Doe_501/double-2.ipynb",
      "Jane Doe_501/double.ipynb",
    ]);
    assert.match(saidOf(result).join(), /which is the later cannot be told, all are kept/);
  });

  it("lists one file that two students handed in, not one without an answer", async () => {
    const path = await course.source("week", {
      "s001/double.ipynb": course.answered("1"),
      "s002/double.ipynb": course.answered("1"),
      "s001/halve.ipynb": course.started(HALVE),
      "s002/halve.ipynb": course.started(HALVE),
    });
    const {collected} = await course.collect([path]);
    assert.deepEqual(
      collected.duplicates.map(({exercise, students}) => ({exercise, students})),
      [{exercise: DOUBLE, students: ["s001", "s002"]}],
    );
  });

  it("takes only the exercises that are asked for", async () => {
    const path = await course.source("week", {
      "s001/double.ipynb": course.answered("1"),
      "s001/halve.ipynb": course.answered("2", HALVE),
    });
    const result = await course.collect([path], {wanted: [HALVE]});
    assert.deepEqual([studentsOf(result), result.leftAside], [["s001/halve.ipynb"], 1]);
  });

  it("takes folders that differ in the case of letters only once", async () => {
    const path = await course.source("week.zip", {
      "Alpha/double.ipynb": course.answered("1"),
      "alpha/double.ipynb": course.answered("2"),
      "beta/double.ipynb": course.answered("3"),
    });
    const result = await course.collect([path]);
    assert.deepEqual(studentsOf(result), ["Alpha/double.ipynb", "beta/double.ipynb"]);
    assert.match(saidOf(result).join(), /the folder "alpha" would be that of "Alpha"/);
  });

  it("gives names that no folder can have another one, a different one for each", async () => {
    const names = ["con", "index.html", "one:two", "one?two", "-.", "e\u0301te\u0301"];
    const files = Object.fromEntries(
      names.map((name) => [`${name}/double.ipynb`, course.answered(name)]),
    );
    const result = await course.collect([await course.source("week.zip", files)]);
    const folders = studentsOf(result).map((path) => path.split("/")[0]);
    assert.equal(new Set(folders.map((name) => name.toLowerCase())).size, names.length);
    assert.ok(folders.includes("\u00e9t\u00e9"), folders.join());
    for (const folder of folders)
      assert.match(folder, /^(con_|index\.html_|one_two|-|été|student)(-[0-9a-f]{6})?$/);
  });

  it("tells late ones by the due time, by Canvas's mark, or not at all", async () => {
    const due = new Date("2026-11-01T09:59:30Z");
    const paths = [
      await course.source("folder", {"s001/double.ipynb": course.answered("1")}),
      await course.source("canvas.zip", {
        "doejane_1_7001_double.ipynb": course.answered("2"),
        "doejohn_LATE_2_7002_double.ipynb": course.answered("3"),
      }),
      await course.source("moodle.zip", {
        "Doe_5_assignsubmission_file_double.ipynb": course.answered("4"),
      }),
      await course.source("submitted", {
        "s009/ps1/double.ipynb": course.answered("5"),
        "s009/ps1/timestamp.txt": "2026-11-01 10:59:00 Europe/Berlin",
      }),
    ];
    const {collected} = await course.collect(paths, {due});
    assert.deepEqual(
      Object.fromEntries(
        collected.files.map((file) => [
          file.student,
          [file.submitted_at, file.late, file.late_seconds],
        ]),
      ),
      {
        s001: ["2026-11-01T10:00:00.000Z", true, 30],
        doejane_1: [null, false, 0],
        doejohn_2: [null, true, null],
        Doe_5: [null, null, null],
        s009: ["2026-11-01T09:59:00.000Z", false, 0],
      },
    );
    const before = await course.collect(paths, {due: new Date("2026-12-01T00:00:00Z")});
    assert.ok(before.collected.files.every(({late}) => late === false));
  });

  it("believes no time that cannot be, and no timestamp in a student's own archive", async () => {
    const stamp = "2026-10-01 10:00:00 UTC";
    const at = (modified: string) => new Date(modified);
    const old = await course.source("old.zip", [
      {name: "s001/double.ipynb", data: course.answered("1"), modified: at("1980-01-01T00:00:00Z")},
      {name: "s002/double.ipynb", data: course.answered("2"), modified: at("2037-01-01T00:00:00Z")},
    ]);
    const own = makeZip([
      {name: "double.ipynb", data: course.answered("3")},
      {name: "timestamp.txt", data: stamp},
    ]);
    const zips = await course.source("canvas.zip", [{name: "doejane_1_7001_a.zip", data: own}]);
    const folder = await course.source("folder.zip", [
      {name: "s003/work.zip", data: own},
      {name: "s004/ps1/double.ipynb", data: course.answered("4")},
      {name: "s004/ps1/timestamp.txt", data: stamp},
      {name: "s005/ps1/double.ipynb", data: course.answered("5")},
      {name: "s005/ps1/timestamp.txt", data: "soon"},
    ]);
    const result = await course.collect([old, zips, folder], {now: new Date()});
    assert.deepEqual(
      Object.fromEntries(result.collected.files.map((file) => [file.student, file.submitted_at])),
      {
        s001: null,
        s002: null,
        s003: "2026-11-01T10:00:00.000Z",
        s004: "2026-10-01T10:00:00.000Z",
        s005: "2026-11-01T10:00:00.000Z",
        doejane_1: null,
      },
    );
    assert.deepEqual(saidOf(result), [
      'folder.zip: s005/ps1/timestamp.txt: must hold a time such as "2026-12-01 23:59:00 UTC", got "soon"; the file\'s own time is taken',
    ]);
  });

  it("takes notebooks that are named one by one", async () => {
    const heap = await course.source("heap", {
      "s001_double.ipynb": course.answered("1"),
      "double.ipynb": course.answered("2"),
    });
    const names = ["s001_double.ipynb", "double.ipynb"];
    const result = await course.collect(names.map((name) => join(heap, name)));
    assert.deepEqual(studentsOf(result), ["s001/double.ipynb"]);
    assert.match(saidOf(result).join(), /^heap\/double\.ipynb: it does not tell whose it is/);
  });

  it("takes the name in a notebook's own metadata where nothing else names a student", async () => {
    const copy = (name: string): string => {
      const notebook = JSON.parse(course.answered(name)) as {
        metadata: {voxelbook: {student: string}};
      };
      notebook.metadata.voxelbook.student = name;
      return JSON.stringify(notebook);
    };
    const path = await course.source("heap", {
      "double.ipynb": copy("s001"),
      "s002_double.ipynb": copy("s003"),
    });
    const result = await course.collect([path]);
    assert.deepEqual(studentsOf(result), both);
    assert.deepEqual(saidOf(result), [
      "heap: s002_double.ipynb: the notebook says it is another student's copy",
    ]);
  });
});
