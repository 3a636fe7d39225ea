import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {Ajv, type ValidateFunction} from "ajv";
import {CliError, FAILED} from "../cli/error.ts";
import type {MarksFile} from "./marks.ts";

const SHORT = {type: "string", minLength: 1, maxLength: 400} as const;
/** Longest comment, in characters. */
export const MAX_COMMENT = 20_000;

const MARK = {
  type: "object",
  additionalProperties: false,
  required: ["student", "exercise", "question", "points", "comment", "marked_at", "answer_sha256"],
  properties: {
    student: SHORT,
    exercise: SHORT,
    question: SHORT,
    points: {type: "object", maxProperties: 100, additionalProperties: {type: "number"}},
    comment: {type: "string", maxLength: MAX_COMMENT},
    marked_at: {type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$"},
    answer_sha256: {type: "string", pattern: "^[0-9a-f]{64}$"},
  },
} as const;

const SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["schema", "marks", "comments"],
  properties: {
    schema: {const: 1},
    marks: {type: "array", items: MARK},
    comments: {
      type: "object",
      additionalProperties: {
        type: "array",
        maxItems: 500,
        items: {type: "string", maxLength: MAX_COMMENT},
      },
    },
  },
} as const;

let compiled: ValidateFunction<MarksFile> | undefined;

/**
 * Reads the text of a file of marks.
 *
 * @param name - how an error calls the file
 * @throws CliError that says what in it breaks which rule
 */
export function parseMarks(text: string, name: string): MarksFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CliError(`${name} is not JSON: ${(error as Error).message}`, {exitCode: FAILED});
  }
  // Most gradings have no marks: what checks them is made when there are some.
  compiled ??= new Ajv({allErrors: false}).compile<MarksFile>(SCHEMA);
  const validate = compiled;
  if (validate(value)) return value;
  const [fault] = validate.errors ?? [];
  const place = fault.instancePath === "" ? "the file" : fault.instancePath;
  const extra =
    fault.keyword === "additionalProperties"
      ? `, got ${JSON.stringify(fault.params["additionalProperty"])}`
      : "";
  throw new CliError(
    `${name} holds no marks as voxelbook writes them: ${place} ${fault.message}${extra}`,
    {exitCode: FAILED},
  );
}

/** The marks of a grading that has none yet. */
export const NO_MARKS: MarksFile = {schema: 1, marks: [], comments: {}};

/**
 * Reads `<out>/marks.json`; no such file means no marks.
 *
 * @throws CliError when it is there but damaged: marks that a person gave are not to be lost silently
 */
export async function readMarks(out: string): Promise<MarksFile> {
  const path = join(out, "marks.json");
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return NO_MARKS;
    throw new CliError(`${path} cannot be read: ${(error as Error).message}`, {exitCode: FAILED});
  }
  return parseMarks(text, path);
}
