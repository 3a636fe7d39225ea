import {Ajv, type ErrorObject} from "ajv";
import {FormatError} from "voxelbook/core";
import {answerProblems} from "./answerRules.ts";
import {answerSchema} from "./answerSchema.ts";
import type {ExerciseInfo} from "./types.ts";

/** The form of an exercise id: the folder of its topic, and its own. */
export const EXERCISE_ID = /^\d\d-[a-z0-9-]+\/[a-z0-9][a-z0-9-]*$/;

const schema = {
  type: "object",
  additionalProperties: false,
  required: [
    "exercise",
    "title",
    "problem",
    "claims",
    "points",
    "minutes",
    "level",
    "chapter",
    "answers",
  ],
  properties: {
    exercise: {type: "string", pattern: EXERCISE_ID.source},
    title: {type: "string", minLength: 1},
    problem: {type: "string", pattern: "^\\d+$"},
    covers: {type: "array", items: {enum: ["compute", "derive", "break"]}, uniqueItems: true},
    claims: {type: "array", items: {type: "string"}},
    points: {type: "number", exclusiveMinimum: 0},
    minutes: {type: "number", exclusiveMinimum: 0},
    level: {enum: [1, 2, 3]},
    chapter: {type: "string", minLength: 1},
    answers: {type: "array", minItems: 1, items: answerSchema},
    variant: {type: "object", minProperties: 1},
  },
};

const validate = new Ajv({allErrors: false, strict: true, verbose: true}).compile<ExerciseInfo>(
  schema,
);

/** Says which field breaks which rule, and what was found there. */
function describe(error: ErrorObject): string {
  const field = `metadata.voxelbook${error.instancePath.replaceAll("/", ".")}`;
  const shown = JSON.stringify(error.data)?.slice(0, 80);
  if (error.keyword === "additionalProperties") {
    return `${field} must not have the key "${error.params["additionalProperty"]}"`;
  }
  if (error.keyword === "required") return `${field} ${error.message}`;
  const allowed = error.keyword === "enum" ? ` (${error.params["allowedValues"].join(", ")})` : "";
  return `${field} ${error.message}${allowed}, got ${shown}`;
}

/** Rules between fields that a schema cannot say. */
function* crossRules({answers, points}: ExerciseInfo): Generator<string> {
  const sum = answers.reduce((total, answer) => total + answer.points, 0);
  if (Math.abs(sum - points) > 1e-9)
    yield `points must be the sum of the answers' points ${sum}, got ${points}`;
  for (const key of ["id", "name"] as const) {
    const seen = answers.map((answer) => answer[key]);
    const twice = seen.find((value, i) => seen.indexOf(value) !== i);
    if (twice !== undefined) yield `answers must have unique ${key}s, got "${twice}" twice`;
  }
  for (const answer of answers) yield* answerProblems(answer);
}

/**
 * Checks the metadata of an exercise notebook.
 *
 * @param metadata - `metadata.voxelbook`
 * @param name - the file's name, for messages
 * @throws FormatError naming the file, the field and what was found
 */
export function readExerciseInfo(metadata: unknown, name: string): ExerciseInfo {
  if (!validate(metadata)) {
    throw new FormatError(`${name}: ${describe((validate.errors ?? [])[0])}`);
  }
  for (const problem of crossRules(metadata)) throw new FormatError(`${name}: ${problem}`);
  return metadata;
}
