import {Ajv, type ErrorObject} from "ajv";
import {FormatError} from "voxelbook/core";
import {knownUnit} from "./readNumber.ts";
import type {ExerciseInfo} from "./types.ts";

const NAME = "^[A-Za-z_$][A-Za-z0-9_$]*$";
const CELL_ID = "^[a-zA-Z0-9_-]{1,64}$";
/** The form of an exercise id: the folder of its topic, and its own. */
export const EXERCISE_ID = /^\d\d-[a-z0-9-]+\/[a-z0-9][a-z0-9-]*$/;

const answerSchema = {
  type: "object",
  additionalProperties: false,
  required: ["id", "name", "kind", "title", "points"],
  properties: {
    id: {type: "string", pattern: CELL_ID},
    name: {type: "string", pattern: NAME},
    kind: {enum: ["function", "number", "expression"]},
    title: {type: "string", minLength: 1},
    points: {type: "number", exclusiveMinimum: 0},
    unit: {type: "string", minLength: 1},
    variables: {
      type: "object",
      minProperties: 1,
      propertyNames: {pattern: NAME},
      additionalProperties: {
        type: "array",
        items: {type: "number"},
        minItems: 2,
        maxItems: 2,
      },
    },
    hiddenWeight: {type: "number", minimum: 0},
  },
};

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
  for (const {name, kind, unit, variables} of answers) {
    if ((kind === "number") !== (unit !== undefined)) {
      yield `answer ${name}: a number must have a unit, and nothing else may, got ${unit}`;
    }
    if (unit !== undefined && !knownUnit(unit))
      yield `answer ${name}: unit must be known, got "${unit}"`;
    if ((kind === "expression") !== (variables !== undefined)) {
      yield `answer ${name}: an expression must have variables, and nothing else may`;
    }
    for (const [variable, [low, high]] of Object.entries(variables ?? {})) {
      if (!(low < high))
        yield `answer ${name}: the range of ${variable} must rise, got ${low} to ${high}`;
    }
  }
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
