import assert from "node:assert/strict";
import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {read, root} from "./sources.ts";

/** The practice problems of the textbooks, and the chapters that make each due. */
const problemChapters: Readonly<Record<string, readonly string[]>> = {
  "4917062": ["01"],
  "5221621": ["01", "08"],
  "4834629": ["02"],
  "4834613": ["03", "07"],
  "4834569": ["05"],
  "4834598": ["06"],
  "4834541": ["07"],
  "4917050": ["09"],
  "4834580": ["16"],
  "4834632": ["15"],
  "4897437": ["11"],
  "4897403": ["12"],
  "4897455": ["13"],
  "4897412": ["13"],
  "4897461": ["13"],
  "4897451": ["14"],
  "4897427": ["15"],
  "4897432": ["16"],
  "4897415": ["17"],
  "4897402": ["17"],
};

interface Answer {
  readonly kind: string;
  readonly options?: readonly unknown[];
}

interface Exercise {
  readonly folder: string;
  readonly about: {
    readonly problem: string;
    readonly chapter: string;
    readonly covers?: string[];
    readonly answers: readonly Answer[];
  };
  readonly cells: {cell_type: string; source: string | string[]; metadata: {tags?: string[]}}[];
}

/** Opens the master of each exercise folder. */
function exercises(): Exercise[] {
  const found: Exercise[] = [];
  for (const chapter of readdirSync(join(root, "exercises"), {withFileTypes: true})) {
    if (!chapter.isDirectory()) continue;
    for (const name of readdirSync(join(root, "exercises", chapter.name))) {
      const folder = `exercises/${chapter.name}/${name}`;
      const notebook = JSON.parse(read(`${folder}/exercise.ipynb`)) as {
        metadata: {voxelbook: Exercise["about"]};
        cells: Exercise["cells"];
      };
      found.push({folder, about: notebook.metadata.voxelbook, cells: notebook.cells});
    }
  }
  return found;
}

/**
 * The files that an exercise's kinds of answers ask for: a wrong option needs no file, the author's check tries it;
 * words and figures are for a person.
 */
function filesNeeded(answers: readonly Answer[]): {hidden: boolean; least: [string, number][]} {
  const tested = answers.filter(({kind}) => kind !== "text" && kind !== "figure");
  const other = tested.some(({kind}) => kind !== "choice");
  const options = tested.reduce(
    (sum, answer) => sum + Math.max(0, (answer.options?.length ?? 1) - 1),
    0,
  );
  return {
    hidden: other,
    least: [
      ["wrong", tested.length === 0 ? 0 : Math.max(0, 4 - options)],
      ["alternative", other ? 2 : 0],
    ],
  };
}

describe("exercise folders", () => {
  const all = exercises();
  const allowed = /^(exercise(\.zh-CN)?\.ipynb|(tests|hidden|variant)\.ts|wrong|alternative)$/;

  it("are there", () => {
    assert.ok(all.length > 0);
  });

  for (const {folder, about, cells} of all) {
    it(`${folder} holds its files and no stray one`, () => {
      const names = readdirSync(join(root, folder));
      for (const name of names) assert.match(name, allowed, `${folder}/${name} is not expected`);
      const {hidden, least: kinds} = filesNeeded(about.answers);
      for (const name of ["exercise.ipynb", "tests.ts", ...(hidden ? ["hidden.ts"] : [])]) {
        assert.ok(names.includes(name), `${folder}/${name} is missing`);
      }
      for (const [kind, least] of kinds) {
        const files = names.includes(kind) ? readdirSync(join(root, folder, kind)) : [];
        for (const file of files) assert.match(file, /^[\w-]+\.ts$/, `${folder}/${kind}/${file}`);
        assert.ok(files.length >= least, `${folder}/${kind} has ${files.length}, needs ${least}`);
      }
    });

    it(`${folder} has three hints that say something and a chapter that exists`, () => {
      const hints = cells.filter((cell) => cell.metadata.tags?.includes("hint"));
      assert.equal(hints.length, 3, `${folder} has ${hints.length} hints`);
      for (const hint of hints) assert.ok([hint.source].flat().join("").trim().length > 40);
      assert.ok(existsSync(join(root, "notebooks", `${about.chapter}.ipynb`)), about.chapter);
    });
  }
});

describe("the practice problems of the textbooks", () => {
  const chapters = new Set(readdirSync(join(root, "notebooks")).map((name) => name.slice(0, 2)));
  const ways = ["compute", "derive", "break"];
  for (const [problem, needed] of Object.entries(problemChapters)) {
    if (!needed.every((chapter) => chapters.has(chapter))) continue;
    it(`problem ${problem} is covered three ways: compute, derive, break`, () => {
      const covered = exercises()
        .filter(({about}) => about.problem === problem)
        .flatMap(({about}) => about.covers ?? []);
      for (const way of ways)
        assert.ok(covered.includes(way), `problem ${problem}: nothing to ${way}`);
    });
  }
});
