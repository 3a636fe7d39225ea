import type {Exercise} from "../../../workbench/exercise/readExercise.ts";
import {studentNotebook} from "../../../workbench/exercise/studentNotebook.ts";
import {writeNotebook} from "../../../workbench/notebook/nbformat.ts";
import {answered, bias, type Content, type Expected, type Targets} from "./made.ts";

type Folder = readonly [files: Readonly<Record<string, Content>>, expected: Expected];

export const FILE = "hu-drift.ipynb";

/** Folders of students that hold more, less or something else than one notebook. */
export function folders(exercise: Exercise, {course}: Targets): Record<string, Folder> {
  const right = writeNotebook(answered(exercise));
  const zero = writeNotebook(answered(exercise, {bias: bias("return 0;")}));
  const start = writeNotebook(studentNotebook(exercise, "en"));
  const hidden = `${course}/exercises/${exercise.id}/hidden.ts`;
  const graded: Expected = {status: "graded", lost: []};
  const refused = (code: string): Expected => ({
    status: "not_gradable",
    lost: exercise.info.answers.map(({id}) => id),
    code,
  });
  const missing = refused("submission.missing");
  const all: Record<string, Folder> = {
    nothing: [{"notes.txt": "sorry"}, missing],
    "linked-file": [{[FILE]: {link: "../right/hu-drift.ipynb"}}, refused("submission.link")],
    "linked-tests": [{[FILE]: {link: hidden}}, refused("submission.link")],
    "linked-nowhere": [{[FILE]: {link: "/nonexistent"}}, refused("submission.link")],
    "linked-folder": [{work: {link: "../right"}}, missing],
    "hard-link": [{[FILE]: {hardLink: hidden}}, refused("submission.json")],
    "pipe-as-file": [{[FILE]: {special: "fifo"}}, missing],
    "socket-as-file": [{[FILE]: {special: "socket"}}, missing],
    "folder-as-file": [{[FILE]: {special: "folder"}}, missing],
    "device-by-link": [{[FILE]: {link: "/dev/zero"}}, refused("submission.link")],
    "pipe-beside": [{[FILE]: right, "a.ipynb.tmp": {special: "fifo"}}, graded],
    "name-of-lines": [{"hu-drift\n.ipynb": right}, graded],
    "name-of-dots": [{"..hu-drift.ipynb": right}, graded],
    "too-deep": [{[`a/b/c/d/e/f/g/${FILE}`]: right}, missing],
    "hidden-folder": [{[`.ipynb_checkpoints/${FILE}`]: zero, [FILE]: right}, graded],
    "two-different": [{[FILE]: right, [`copy/${FILE}`]: zero}, refused("submission.several")],
    "two-equal": [{[FILE]: right, [`copy/${FILE}`]: right}, graded],
    "both-languages": [
      {
        "02-ct-numbers/hu-drift/exercise.ipynb": start,
        "02-ct-numbers/hu-drift/exercise.zh-CN.ipynb": right,
      },
      graded,
    ],
    nested: [{[`${exercise.id}.ipynb`]: right}, graded],
    "=cmd|calc": [{[FILE]: right}, graded],
    "学生 <b>": [{[FILE]: right}, graded],
    "a\nb": [{[FILE]: right}, graded],
    "-rf": [{[FILE]: right}, graded],
    __proto__: [{[FILE]: right}, graded],
  };
  // Nothing is locked for root.
  if (process.getuid?.() === 0) return all;
  return {...all, "locked-folder": [{[FILE]: right, work: {special: "locked"}}, graded]};
}
