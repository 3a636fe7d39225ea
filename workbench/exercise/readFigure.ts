import {AnswerError} from "./answerError.ts";
import {formatValue} from "./formatValue.ts";
import type {Value} from "./types.ts";
import type {Json} from "./wire.ts";

/** A figure as plotly takes it: traces and layout, plain JSON. */
export interface Figure {
  readonly data: readonly Json[];
  readonly layout: {readonly [key: string]: Json};
}

/** Longest figure, as JSON: a marker's page holds those of a whole class. */
const MAX_BYTES = 200_000;

const isRecord = (value: unknown): value is Readonly<Record<string, Value>> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !ArrayBuffer.isView(value);

/** Refuses a figure that takes so many bytes as JSON, at least. */
function requireSmall(bytes: number): void {
  if (bytes <= MAX_BYTES) return;
  const args = {size: `${Math.ceil(bytes / 1000)} kB`, limit: `${MAX_BYTES / 1000} kB`};
  throw new AnswerError("error", "figure.large", args);
}

/** Turns plain data into JSON: typed arrays become lists, what is not finite becomes null, as plotly reads a gap. */
function toJson(value: Value): Json {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (value === undefined || value === null) return null;
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (ArrayBuffer.isView(value)) {
    const list = value as ArrayLike<number>;
    // A digit and a comma each: millions of them are not written to be counted.
    requireSmall(2 * list.length);
    return Array.from(list, toJson);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
}

/**
 * Reads a figure answer: a record with a list `data` of traces and a record `layout`.
 *
 * @param given - what the answer cell declared
 * @returns data and layout alone
 * @throws AnswerError when it holds no trace yet, is no figure, or is too large
 */
export function readFigure(given: Value): Figure {
  if (given === "") throw new AnswerError("not_run", "answer.notAnswered");
  const {data, layout = {}} = isRecord(given) ? given : {data: undefined};
  if (!Array.isArray(data) || !data.every(isRecord) || !isRecord(layout)) {
    throw new AnswerError("error", "figure.data", {got: formatValue(given)});
  }
  if (data.length === 0) throw new AnswerError("not_run", "answer.notAnswered");
  const figure = {data: data.map(toJson), layout: toJson(layout)} as Figure;
  requireSmall(JSON.stringify(figure).length);
  return figure;
}
