import {sizeOf} from "../../tensor.ts";
import type {TensorInfo} from "@tensorflow/tfjs-core";
import {type ConvShape, forwardTaps, neededSize, perAxis} from "./convolve.ts";
import type {Wasm} from "./kernels.ts";
import {bytesOf, type Images, padImages, runsOf} from "./slide.ts";

/** Bytes of input and gradient that one chunk of a sum may take, so that they stay in a cache. */
const CHUNK_BYTES = 128 * 1024;

/** Fewest pixels of a chunk: below it, adding up the chunks would cost more than it saves. */
const CHUNK_PIXELS = 512;

/** Most chunks of a sum: each has a copy of the result. */
const MOST_CHUNKS = 16;

/** Copies one group's channels of the output's gradient, filled up to whole blocks of eight. */
function blockedGradient(
  wasm: Wasm,
  shape: ConvShape,
  {pointer, columns, group, target}: Record<"pointer" | "columns" | "group" | "target", number>,
): void {
  const pixels = shape.batch * sizeOf(shape.output);
  const wide = 8 * Math.ceil(columns / 8);
  const fields = [
    pointer + 4 * group * columns,
    target,
    ...[4 * columns, 4 * (wide - columns), 4 * shape.outChannels, 4 * wide],
  ];
  wasm.run("copyRows", fields, pixels, pixels * wide);
}

/** Lists where the input starts, in bytes, for each row of output pixels. */
function rowStarts(images: Images, {batch, output, stride}: ConvShape): number[] {
  const {row, plane, image} = bytesOf(images);
  const starts: number[] = [];
  for (let n = 0; n < batch; n++) {
    for (let z = 0; z < output[0]; z++) {
      for (let y = 0; y < output[1]; y++) {
        starts.push(n * image + z * stride[0] * plane + y * stride[1] * row);
      }
    }
  }
  return starts;
}

/** Computes the gradient of a convolution's kernel from its input and the gradient of its output. */
export function filterGradient(
  wasm: Wasm,
  shape: ConvShape,
  [x, dy, dw]: readonly [TensorInfo, TensorInfo, TensorInfo],
): void {
  const {batch, output, inChannels, outChannels, groups, stride} = shape;
  const depth = inChannels / groups;
  const columns = outChannels / groups;
  const wide = 8 * Math.ceil(columns / 8);
  wasm.withScratch((scratch) => {
    const source: Images = {pointer: wasm.at(x), batch, size: shape.input, channels: inChannels};
    const images = padImages(wasm, scratch, source, {
      before: shape.before,
      size: perAxis((axis) => neededSize(shape, axis)),
    });
    const from = bytesOf(images);

    // The runs of taps, each with the number of values before it.
    const taps = perAxis((axis) => forwardTaps(shape, axis));
    let values = 0;
    const runs = runsOf({images, taps, groups}, depth).flatMap(([offset, length]) => {
      values += length;
      return [offset, length, values - length];
    });
    const list = scratch.list(runs);

    const starts = scratch.list(rowStarts(images, shape));

    // Chunks of rows, small enough for a cache, each with a sum of its own.
    const rows = batch * output[0] * output[1];
    const rowBytes = stride[1] * from.row + 4 * output[2] * wide;
    const rowsPerChunk = Math.max(
      Math.min(Math.floor(CHUNK_BYTES / rowBytes), rows),
      Math.ceil(rows / MOST_CHUNKS),
      Math.ceil(CHUNK_PIXELS / output[2]),
    );
    const chunks = Math.ceil(rows / rowsPerChunk);
    const partial = scratch.take(4 * chunks * values * wide);
    const direct = groups === 1 && wide === columns;
    const gradient = direct ? wasm.at(dy) : scratch.take(4 * rows * output[2] * wide);
    for (let group = 0; group < groups; group++) {
      if (!direct) {
        blockedGradient(wasm, shape, {pointer: wasm.at(dy), columns, group, target: gradient});
      }
      const fields = [
        ...[images.pointer + 4 * group * depth, gradient, partial, list, runs.length / 3, values],
        ...[wide, starts, rows, rowsPerChunk, output[2], stride[2] * from.pixel, 4 * wide],
      ];
      const work = rows * output[2] * values * columns;
      const jobs = ((chunks * runs.length) / 3) * (wide / 8);
      wasm.run("filterGradientRuns", fields, jobs, work);
      const to = wasm.at(dw) + 4 * group * columns;
      const steps = [chunks, 4 * values * wide, 4 * wide, 4 * outChannels, columns];
      wasm.run("addChunks", [partial, to, ...steps], values, chunks * values * columns);
    }
  });
}
