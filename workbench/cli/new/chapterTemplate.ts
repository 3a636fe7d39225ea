import type {Notebook} from "../../notebook/nbformat.ts";
import {codeCell, courseNotebook, markdownCell} from "./templateCells.ts";

const BY_HAND = `const values = [1, 2, 6];
console.log("sum:", 1 + 2 + 6, "of", values.length, "values");`;

const FROM_SCRATCH = `function ownMean(list: readonly number[]): number {
  let total = 0;
  for (const value of list) total += value;
  return total / list.length;
}
ownMean(values)`;

const CHECK = `import { mean } from "voxelbook/core";

const library = mean(values);
if (library !== 3) throw new Error(\`must be 3, got \${library}\`);
if (ownMean(values) !== library) throw new Error("the two disagree");
console.log("both give", library);`;

/** The Markdown of each section, in the order that every chapter keeps. */
function sections(title: string): Readonly<Record<string, string>> {
  return {
    title: `# ${title}

## The question

What is asked here, and what does the answer decide for a patient? Three or four sentences, with a case.`,
    picture: `## The picture

The physics or the statistics behind it, in words and one figure, before any formula.`,
    notation: `## Notation

Each symbol with its unit. Give each formula that the library implements a label, as chapter 02 does, and put the same
label into the docstring of its function.`,
    "by-hand": `## By hand

The smallest example that can be worked on paper: at most 5 × 5 numbers.`,
    "from-scratch": `## From scratch

The same in code of the chapter's own, one idea in each cell.`,
    library: `## Against the library

The library's function on the same numbers. The cell below is tagged \`check\`: where the two disagree, the build fails.`,
    data: `## On real or generated data

An image of \`voxelbook/data\` (list its id under \`datasets\` in the notebook's metadata) or a phantom of \`voxelbook/physics\`.`,
    fails: `## How it fails

The case in which the formula or the habit misleads, shown by a cell.`,
    summary: `## Summary

Three to five sentences that a reader can take along.`,
    exercises: `## Exercises

A link to each exercise folder of this chapter.`,
    references: `## References

Cite as [@hounsfield1973]: the key of an entry of references.bib.`,
  };
}

/** Makes the first form of a chapter: every section in its place, cells that run, one check. */
export function chapterTemplate(name: string, title: string): Notebook {
  const texts = sections(title);
  const words = (id: string) => markdownCell(id === "title" ? id : `${id}-words`, texts[id]);
  const about = {
    title,
    question: "What is asked here, in one sentence that ends with a question mark?",
    objectives: ["say what the reader can do afterwards, one line each"],
    needs: [],
    datasets: [],
    seed: `chapter ${name.slice(0, 2)}`,
    seconds: 30,
    equations: [],
    language: "en",
  };
  return courseNotebook(about, [
    words("title"),
    words("picture"),
    words("notation"),
    words("by-hand"),
    codeCell("by-hand", BY_HAND),
    words("from-scratch"),
    codeCell("from-scratch", FROM_SCRATCH),
    words("library"),
    codeCell("library-check", CHECK, {tags: ["check"]}),
    words("data"),
    words("fails"),
    words("summary"),
    words("exercises"),
    words("references"),
  ]);
}
