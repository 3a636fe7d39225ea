// PyTorch's channel-first arrays in and out of this library's channel-last tensors.
import {channelsFirst, channelsLast, type Tensor} from "../../lib/nn/index.ts";
import {sizeOf} from "../../lib/nn/tensor.ts";

/** Reads an array {shape, data} out of inputs, as it stands. */
export function arrayOf(record: Readonly<Record<string, unknown>>, key: string): Tensor {
  const value = record[key];
  const isArray =
    value !== null && typeof value === "object" && "shape" in value && "data" in value;
  if (!isArray || !Array.isArray(value.shape) || !Array.isArray(value.data)) {
    throw new TypeError(`${key}: must be {shape, data}, got ${JSON.stringify(value)}`);
  }
  return {shape: value.shape as number[], data: Float64Array.from(value.data as number[])};
}

/** Reads an image [N, C, …]. */
export function imageOf(record: Readonly<Record<string, unknown>>, key: string): Tensor {
  return channelsLast(arrayOf(record, key));
}

/** Writes an image as [N, C, …]. */
export const imageToTorch: (image: Tensor) => Tensor = channelsFirst;

/** Reads a kernel [A, B, k…] as [k…, B, A]: of a convolution and of a transposed one alike. */
export function kernelOf(record: Readonly<Record<string, unknown>>, key: string): Tensor {
  const {shape, data} = arrayOf(record, key);
  const [a, b, ...kernel] = shape;
  const taps = sizeOf(kernel);
  const turned = Float64Array.from(data, (_, i) => {
    const [tap, inB, inA] = [Math.floor(i / (a * b)), Math.floor(i / a) % b, i % a];
    return data[(inA * b + inB) * taps + tap];
  });
  return {shape: [...kernel, b, a], data: turned};
}

/** Writes a kernel [k…, B, A] as [A, B, k…]. */
export function kernelToTorch({shape, data}: Tensor): Tensor {
  const kernel = shape.slice(0, -2);
  const [b, a] = shape.slice(-2);
  const taps = sizeOf(kernel);
  const turned = Float64Array.from(data, (_, i) => {
    const [inA, inB, tap] = [Math.floor(i / (b * taps)), Math.floor(i / taps) % b, i % taps];
    return data[(tap * b + inB) * a + inA];
  });
  return {shape: [a, b, ...kernel], data: turned};
}
