import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {createRng} from "../../lib/core/index.ts";
import {initialise, parametersOf, sizeOf} from "../../lib/nn/index.ts";
import {type Job, type NetworkCase, networkOf} from "./networkOf.ts";

/**
 * The two networks: each level two 3 wide convolutions, each followed by batch normalisation and ReLU;
 * pooling by 2, transposed 2 wide convolutions up, concatenation, no biases.
 */
export const CASES: readonly NetworkCase[] = [
  {
    ...{name: "unet2d", title: "2-D U-Net, 64², batch 4", dims: 2, base: 16, depth: 3},
    shape: [4, 64, 64, 1],
  },
  {
    ...{name: "unet3d", title: "3-D U-Net, 32³, batch 1", dims: 3, base: 8, depth: 2},
    shape: [1, 32, 32, 32, 1],
  },
];

/** Draws image, target and weights of a case: two files, one of words and one of numbers. */
export function writeJob(folder: string, one: NetworkCase): Job {
  const rng = createRng(7);
  const network = networkOf(one);
  const weights = initialise(network, rng.fork("weights"), {scheme: "torch"});
  const x = Float32Array.from({length: sizeOf(one.shape)}, () => rng.normal());
  const target = x.map((value, i) => (value + Math.sin(i / 40) > 0 ? 1 : 0));
  const parameters = parametersOf(network).map(({name, shape, trainable}) => ({
    ...{name, shape, trainable},
  }));
  const arrays = parameters.map(({name}) => Float32Array.from(weights.get(name)!.data));
  const job = {...one, parameters};
  writeFileSync(join(folder, `${one.name}.json`), JSON.stringify(job));
  writeFileSync(
    join(folder, `${one.name}.raw`),
    Buffer.concat([x, target, ...arrays].map(({buffer}) => Buffer.from(buffer))),
  );
  return job;
}

/** Reads a job's numbers in single precision. */
export function floatsOf(folder: string, file: string): Float32Array {
  const {buffer, byteOffset, byteLength} = readFileSync(join(folder, file));
  return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
