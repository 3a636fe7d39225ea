import {ShapeError} from "../../core/index.ts";
import {placeOf, shapeText, sizeOf, type Tensor} from "../tensor.ts";
import type {LossActivation} from "./lossResult.ts";

/** What a loss compares the logits with, element by element of the logits. */
export interface DenseTarget {
  /** 1 where the element's class is the true one, else 0. */
  readonly y: Float64Array;
  /** 1 where the element counts, 0 where its label is ignored. */
  readonly counted: Float64Array;
}

/** The label that stands for a place that does not count, after checking. */
export const IGNORED = -1;

/** Whether two shapes are the same. */
function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, i) => n === b[i]);
}

/** Throws unless the logits are finite numbers with the axes that a loss needs. */
export function requireLogits(who: string, {shape, data}: Tensor, leastRank: number): void {
  if (shape.length < leastRank) {
    const axes = leastRank === 1 ? "a class axis" : "a batch and a class axis";
    throw new ShapeError(`${who}: logits must have ${axes}, got ${shapeText(shape)}`);
  }
  if (sizeOf(shape) !== data.length || data.length === 0) {
    throw new ShapeError(
      `${who}: logits must hold as many numbers as their shape, got ${data.length} for ${shapeText(shape)}`,
    );
  }
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) {
      throw new RangeError(
        `${who}: logits must be finite, got ${data[i]} at ${shapeText(placeOf(i, shape))}`,
      );
    }
  }
}

/**
 * Reads class indices, one for each place of the logits; the target has their shape without the class
 * axis, or with a class axis of 1. Ignored places become `IGNORED`.
 */
export function readLabels(
  who: string,
  logits: Tensor,
  target: Tensor,
  ignore?: number,
): Int32Array {
  const classes = logits.shape[logits.shape.length - 1];
  targetForm(who, {logits: logits.shape, target: target.shape}, "softmax");
  const labels = new Int32Array(target.data.length);
  for (let i = 0; i < labels.length; i++) {
    const label = target.data[i];
    if (label === ignore) {
      labels[i] = IGNORED;
      continue;
    }
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
      const unless = ignore === undefined ? "" : `, or ${ignore} to be ignored`;
      throw new RangeError(
        `${who}: target must hold class indices from 0 to ${classes - 1}${unless}, got label ${label} at ${shapeText(placeOf(i, target.shape))}`,
      );
    }
    labels[i] = label;
  }
  return labels;
}

/** Reads zeros and ones, one for each element of the logits. */
function readBinary(who: string, target: Tensor, ignore?: number): DenseTarget {
  const y = Float64Array.from(target.data);
  const counted = new Float64Array(y.length).fill(1);
  for (let i = 0; i < y.length; i++) {
    if (y[i] === ignore) {
      y[i] = 0;
      counted[i] = 0;
    } else if (y[i] !== 0 && y[i] !== 1) {
      const unless = ignore === undefined ? "" : `, or ${ignore} to be ignored`;
      throw new RangeError(
        `${who}: target must hold 0 or 1${unless}, got label ${y[i]} at ${shapeText(placeOf(i, target.shape))}`,
      );
    }
  }
  return {y, counted};
}

/**
 * Says whether a target of this shape holds a class index for each place, or 0 or 1 for each element of
 * the logits; throws when it is neither.
 */
export function targetForm(
  who: string,
  {logits, target}: {logits: readonly number[]; target: readonly number[]},
  activation: LossActivation,
): "labels" | "binary" {
  const channels = logits[logits.length - 1];
  const places = logits.slice(0, -1);
  const perElement = same(target, logits) || (channels === 1 && same(target, places));
  if (activation === "sigmoid" && perElement) return "binary";
  if (activation === "sigmoid" && channels === 1) {
    throw new ShapeError(
      `${who}: target must have the shape of the logits, got ${shapeText(target)} for logits ${shapeText(logits)}`,
    );
  }
  if (channels < 2) {
    throw new ShapeError(
      `${who}: logits must hold at least 2 classes for class indices, got ${shapeText(logits)}`,
    );
  }
  if (!same(target, places) && !same(target, [...places, 1])) {
    throw new ShapeError(
      `${who}: target must have the shape of the logits without their classes, got ${shapeText(target)} for logits ${shapeText(logits)}`,
    );
  }
  return "labels";
}

/**
 * Lays a target out beside the logits. For "softmax" it holds class indices. For "sigmoid" it holds 0
 * or 1 in the shape of the logits (a last axis of 1 may be left out), or class indices of two or more
 * channels.
 */
export function denseTarget(
  who: string,
  logits: Tensor,
  target: Tensor,
  {activation, ignore}: {activation: LossActivation; ignore?: number | undefined},
): DenseTarget {
  const channels = logits.shape[logits.shape.length - 1];
  const form = targetForm(who, {logits: logits.shape, target: target.shape}, activation);
  if (form === "binary") return readBinary(who, target, ignore);
  const labels = readLabels(who, logits, target, ignore);
  const y = new Float64Array(labels.length * channels);
  const counted = new Float64Array(y.length);
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === IGNORED) continue;
    y[i * channels + labels[i]] = 1;
    counted.fill(1, i * channels, (i + 1) * channels);
  }
  return {y, counted};
}
