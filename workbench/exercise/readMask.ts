import {AnswerError} from "./answerError.ts";
import {formatValue} from "./formatValue.ts";
import {fillRuns, parseRuns, shapeText} from "./maskRuns.ts";
import type {AnswerInfo, MaskAnswer} from "./types.ts";

/** Characters that a text of runs may take for each voxel: one run of one digit and its space, and room to spare. */
const PER_VOXEL = 8;
const HEAD = 100;

const voxelsOf = (shape: readonly number[]): number => shape.reduce((n, size) => n * size, 1);

/** True for equal shapes; a last axis of one slice may be left out. */
function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return [0, 1, 2].every((axis) => (a[axis] ?? 1) === (b[axis] ?? 1));
}

function requireShape(got: readonly number[], expected: readonly number[]): void {
  if (sameShape(got, expected)) return;
  const args = {expected: shapeText(expected), got: shapeText(got.slice(0, 4))};
  throw new AnswerError("error", "mask.shape", args);
}

/** Reads `rle 64x64: 12 5 59 …`: runs of 0 and 1 in turn, beginning with 0. */
function readRuns(text: string, shape: readonly number[]): Uint8Array {
  const limit = HEAD + PER_VOXEL * voxelsOf(shape);
  if (text.length > limit) {
    const args = {length: text.length, limit, shape: shapeText(shape)};
    throw new AnswerError("error", "mask.long", args);
  }
  const runs = parseRuns(text);
  if (runs === undefined) {
    const example = `"rle ${shapeText(shape)}: ${voxelsOf(shape)}"`;
    throw new AnswerError("error", "mask.text", {example, got: formatValue(text.slice(0, 60))});
  }
  requireShape(runs.shape, shape);
  const data = new Uint8Array(voxelsOf(shape));
  const length = fillRuns(data, runs.lengths);
  if (length !== data.length) {
    throw new AnswerError("error", "mask.runs", {expected: data.length, got: length});
  }
  return data;
}

type List = ArrayLike<unknown>;

const isList = (value: unknown): value is List =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);

function readList(list: List, shape: readonly number[]): Uint8Array {
  const expected = voxelsOf(shape);
  if (list.length !== expected) {
    const args = {got: list.length, expected, shape: shapeText(shape)};
    throw new AnswerError("error", "mask.length", args);
  }
  const data = new Uint8Array(expected);
  for (let i = 0; i < expected; i++) {
    const value = list[i];
    if (value !== 0 && value !== 1) {
      throw new AnswerError("error", "mask.value", {got: formatValue(value), index: i});
    }
    data[i] = value;
  }
  return data;
}

/** Takes a voxelbook mask apart: its shape must be that of the exercise. */
function readRecord(given: object, shape: readonly number[]): Uint8Array | undefined {
  const {shape: own, data} = given as {readonly shape?: unknown; readonly data?: unknown};
  if (!isList(own) || !isList(data)) return undefined;
  const sizes = Array.from(own, (size) => (typeof size === "number" ? size : Number.NaN));
  requireShape(sizes, shape);
  return readList(data, shape);
}

/**
 * Reads a mask answer: a text of runs such as `rle 64x64: 12 5 59 …` (runs of 0 and 1 in turn, beginning
 * with 0, x fastest), a list of 0 and 1, or a record with shape and data, such as a voxelbook mask.
 *
 * @param given - what the answer cell declared
 * @param info - the answer, with its shape
 * @throws AnswerError when it is empty text, no mask, of another shape, or holds other values than 0 and 1
 */
export function readMask(given: unknown, {shape = []}: Pick<AnswerInfo, "shape">): MaskAnswer {
  if (given === "" || (isList(given) && given.length === 0)) {
    throw new AnswerError("not_run", "answer.notAnswered");
  }
  if (typeof given === "string") return {shape, data: readRuns(given, shape)};
  if (isList(given)) return {shape, data: readList(given, shape)};
  const record = typeof given === "object" && given !== null ? readRecord(given, shape) : undefined;
  if (record !== undefined) return {shape, data: record};
  throw new AnswerError("error", "mask.notMask", {got: formatValue(given)});
}
