import {cropTo, cropToBackward} from "../ops/cropTo.ts";
import {flatten, reshape} from "../ops/flatten.ts";
import {concatChannels, concatChannelsBackward} from "../ops/fusion.ts";
import {padTo, padToBackward} from "../ops/padTo.ts";
import {repeatChannels, repeatChannelsBackward} from "../ops/repeatChannels.ts";
import type {RecordNode, Variable} from "./variable.ts";

/** Spatial size of a result, the slowest axis first. */
interface Sized {
  readonly size: readonly number[];
}

/** Nodes of a tape that only move numbers. */
export interface ShapeNodes {
  concat(parts: readonly Variable[], name?: string): Variable;
  cropTo(x: Variable, options: Sized, name?: string): Variable;
  padTo(x: Variable, options: Sized, name?: string): Variable;
  repeatChannels(x: Variable, options: {readonly times: number}, name?: string): Variable;
  flatten(x: Variable, name?: string): Variable;
}

/** Builds the nodes of a tape that only move numbers. */
export function shapeNodes(record: RecordNode): ShapeNodes {
  return {
    concat(parts, name = "") {
      const channels = parts.map(({value}) => value.shape[value.shape.length - 1]);
      return record("concat", parts, {
        value: concatChannels(parts.map(({value}) => value)),
        backward: (gradOutput) => concatChannelsBackward(gradOutput, {channels}),
        name,
      });
    },
    cropTo: (x, options, name = "") =>
      record("cropTo", [x], {
        value: cropTo(x.value, options),
        backward: (gradOutput) => [cropToBackward(gradOutput, x.value)],
        name,
      }),
    padTo: (x, options, name = "") =>
      record("padTo", [x], {
        value: padTo(x.value, options),
        backward: (gradOutput) => [padToBackward(gradOutput, x.value)],
        name,
      }),
    repeatChannels: (x, options, name = "") =>
      record("repeatChannels", [x], {
        value: repeatChannels(x.value, options),
        backward: (gradOutput) => [repeatChannelsBackward(gradOutput, options)],
        name,
      }),
    flatten: (x, name = "") =>
      record("flatten", [x], {
        value: flatten(x.value),
        backward: (gradOutput) => [reshape(gradOutput, x.value.shape)],
        name,
      }),
  };
}
