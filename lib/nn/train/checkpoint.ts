import * as v from "valibot";
import {FormatError, ShapeError} from "../../core/index.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {parametersOf} from "../network/parametersOf.ts";
import type {OptimiserRule} from "../optim/optimiserStep.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";
import {readSafetensors} from "../weights/readSafetensors.ts";
import {writeSafetensors} from "../weights/writeSafetensors.ts";
import type {EarlyStopping} from "./earlyStopping.ts";
import type {StepReport} from "./trainOptions.ts";
import type {OptimiserMemory} from "./trainingState.ts";

/** A run as it stands after a step. */
export interface Checkpoint {
  readonly network: Network;
  readonly weights: Weights;
  readonly memory: OptimiserMemory;
  readonly rule: OptimiserRule;
  readonly history: readonly StepReport[];
  readonly stopping: EarlyStopping | undefined;
  readonly bestWeights: Weights | undefined;
}

/** Key of the record in the file's metadata. */
const KEY = "voxelbook.checkpoint";
const BEST = "best/";
const MEMORY = "optimiser/";

/** Numbers that JSON lacks are written as words. */
const WORDS: readonly string[] = ["NaN", "Infinity", "-Infinity"];
const anyNumber = v.union([v.number(), v.pipe(v.picklist([...WORDS]), v.transform(Number))]);
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(-1));

const RECORD = v.object({
  version: v.literal(1),
  network: v.object({name: v.string()}),
  rule: v.object({type: v.string()}),
  steps: whole,
  history: v.array(
    v.object({
      step: whole,
      steps: whole,
      loss: anyNumber,
      learningRate: anyNumber,
      gradientNorm: anyNumber,
      score: v.optional(anyNumber),
    }),
  ),
  stopping: v.nullable(
    v.object({best: anyNumber, bestStep: whole, waited: whole, stop: v.boolean()}),
  ),
});

/** Puts tensors under names with a beginning of their own. */
function under(prefix: string, tensors: Weights | undefined): [string, Tensor][] {
  return [...(tensors ?? [])].map(([name, tensor]) => [`${prefix}${name}`, tensor]);
}

/** Packs a run as safetensors: weights under their own names, so that other programs can read them. */
export function writeCheckpoint(checkpoint: Checkpoint): Uint8Array {
  const {network, weights, memory, rule, history, stopping, bestWeights} = checkpoint;
  const vector = (data: Float32Array): Tensor => ({
    shape: [data.length],
    data: Float64Array.from(data),
  });
  const tensors = new Map<string, Tensor>([
    ...weights,
    ...under(BEST, bestWeights),
    [`${MEMORY}first`, vector(memory.first)],
    [`${MEMORY}second`, vector(memory.second)],
  ]);
  const record = {
    version: 1,
    network,
    rule,
    steps: memory.steps,
    history,
    stopping: stopping ?? null,
  };
  const text = JSON.stringify(record, (_, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
  );
  return writeSafetensors(tensors, {dtype: "F32", metadata: {[KEY]: text}});
}

/** Fails when a checkpoint's network is not this one, and says where they part. */
function requireSameNetwork(network: Network, stored: unknown, weights: Weights): void {
  if (JSON.stringify(stored) === JSON.stringify(network)) return;
  const {name} = stored as {name: string};
  const start = `train: checkpoint must be of this network, ${network.name}, got one of ${name}`;
  for (const {name: parameter, shape} of parametersOf(network)) {
    const found = weights.get(parameter);
    if (found !== undefined && shapeText(found.shape) === shapeText(shape)) continue;
    const got = found === undefined ? "missing" : shapeText(found.shape);
    throw new ShapeError(`${start}: ${parameter} is ${shapeText(shape)} here and ${got} there`);
  }
  throw new ShapeError(`${start}: the arrays agree, their layers' options or names do not`);
}

/** Takes out the tensors whose names begin so. */
function startingWith(tensors: Weights, prefix: string): Map<string, Tensor> {
  return new Map(
    [...tensors]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, tensor]) => [name.slice(prefix.length), tensor]),
  );
}

/** Reads the record of a checkpoint out of its metadata. */
function readRecord(metadata: ReadonlyMap<string, string>) {
  const text = metadata.get(KEY);
  if (text === undefined) {
    throw new FormatError(
      `train: checkpoint must hold the record ${KEY}, got a safetensors file without it`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new FormatError(`train: ${KEY} must be JSON, got ${(error as Error).message}`);
  }
  const parsed = v.safeParse(RECORD, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const place = v.getDotPath(issue) ?? KEY;
    throw new FormatError(
      `train: ${place} of ${KEY} must be ${issue.expected}, got ${issue.received}`,
    );
  }
  const {network, rule} = json as {network: unknown; rule: OptimiserRule};
  return {...parsed.output, network, rule};
}

/** Unpacks a run; the bytes may come from anywhere. */
export function readCheckpoint(bytes: Uint8Array, network: Network): Checkpoint {
  const {weights: tensors, metadata} = readSafetensors(bytes);
  const {rule, steps, history, stopping, network: stored} = readRecord(metadata);
  const own = [...tensors].filter(([name]) => !name.startsWith(BEST) && !name.startsWith(MEMORY));
  const weights = new Map(own);
  requireSameNetwork(network, stored, weights);
  const total = parametersOf(network)
    .filter(({trainable}) => trainable)
    .reduce((sum, {shape}) => sum + sizeOf(shape), 0);
  const vector = (name: string): Float32Array => {
    const found = tensors.get(`${MEMORY}${name}`);
    if (found?.data.length === total) return Float32Array.from(found.data);
    throw new FormatError(
      `train: ${MEMORY}${name} of the checkpoint must hold ${total} numbers, got ${found?.data.length ?? "none"}`,
    );
  };
  const best = startingWith(tensors, BEST);
  const memory = {steps, first: vector("first"), second: vector("second")};
  const reports = history.map(({score, ...report}) =>
    score === undefined ? report : {...report, score},
  );
  return {
    network,
    weights,
    memory,
    rule,
    history: reports,
    stopping: stopping ?? undefined,
    bestWeights: best.size === 0 ? undefined : best,
  };
}
