import type {Exercise} from "../../../workbench/exercise/readExercise.ts";
import type {Variant} from "../../../workbench/exercise/types.ts";
import {studentVariant} from "../../../workbench/grader/studentVariants.ts";
import {type Notebook, writeNotebook} from "../../../workbench/notebook/nbformat.ts";
import {answered, type Expected, type Made} from "./made.ts";

/** A notebook that says it holds other values than it was given. */
function claiming(notebook: Notebook, variant: unknown): string {
  const json = JSON.parse(writeNotebook(notebook)) as {metadata: {voxelbook: object}};
  json.metadata.voxelbook = {...json.metadata.voxelbook, variant};
  return JSON.stringify(json);
}

/** Students who write other values into their notebook than the course drew for them. */
export async function variants(exercise: Exercise, secret: string): Promise<Made[]> {
  const graded = (lost: readonly string[], code?: string): Expected => ({
    status: "graded",
    lost,
    ...(code !== undefined && {code}),
  });
  const valuesOf = async (student: string): Promise<Variant> => {
    const variant = await studentVariant(exercise, secret, student);
    if (variant === undefined) throw new Error(`${exercise.id} has no variants`);
    return variant;
  };
  const made = async (
    student: string,
    write: (own: Variant) => string,
    expected: Expected,
  ): Promise<Made> => {
    const file = write(await valuesOf(student));
    return {student, exercise: exercise.id, files: {"shift.ipynb": file}, expected};
  };
  const copy = (own: Variant, replaced: Readonly<Record<string, string>> = {}): string =>
    writeNotebook(answered(exercise, replaced, own));
  const theirs = await valuesOf("variant-own");
  const easy = {shift: 5, unit: "mm", seed: 7};
  const by = (shift: unknown): string => `const shifted = (x: number): number => x + ${shift};`;
  const numbers = (values: object): string => `const variant = ${JSON.stringify(values)};`;
  return Promise.all([
    made("variant-own", copy, graded([])),
    made(
      "variant-cell-edited",
      (own) => copy(own, {numbers: numbers(easy), shift: by(5)}),
      graded(["shift"], "note.edited"),
    ),
    made(
      "variant-forged",
      () => claiming(answered(exercise, {numbers: numbers(easy), shift: by(5)}), easy),
      graded(["shift"], "note.variantUnknown"),
    ),
    made(
      "variant-of-another",
      () => claiming(answered(exercise, {shift: by(theirs["shift"])}, theirs), theirs),
      graded(["shift"], "note.variantOther"),
    ),
    made(
      "variant-removed",
      (own) => claiming(answered(exercise, {}, own), null),
      graded([], "note.variantDefault"),
    ),
    made(
      "variant-of-objects",
      (own) =>
        claiming(answered(exercise, {}, own), JSON.parse('{"__proto__": 1, "constructor": 2}')),
      graded([]),
    ),
    made(
      "given-cell-edited",
      (own) => copy(own, {picture: "const picture = [0, 0];"}),
      graded([], "note.edited"),
    ),
    made(
      "given-name-declared",
      (own) => copy(own, {sum: "const picture = [0, 0]; const total = picture[0];"}),
      graded(["sum"]),
    ),
    made(
      "variant-name-declared",
      (own) => copy(own, {shift: `${numbers(easy)}\n${by("variant.shift")}`}),
      graded(["shift"]),
    ),
    made(
      "given-changed-by-code",
      (own) => copy(own, {shift: `picture.fill(9); (variant as any).shift = 5;\n${by(5)}`}),
      graded(["shift"]),
    ),
  ]);
}
