import {ShapeError} from "../../core/index.ts";
import {lossOf} from "../losses/lossOf.ts";
import {requireTarget} from "../losses/requireTarget.ts";
import {optimiserStep} from "../optim/optimiserStep.ts";
import type {LossSpec} from "../losses/lossSpec.ts";
import type {Network} from "../network/network.ts";
import {shapesOf} from "../network/shapesOf.ts";
import {shapeText, sizeOf, tensor} from "../tensor.ts";
import type {Batch} from "./sample.ts";
import type {Tensor32} from "./tensor32.ts";
import type {TrainOptions} from "./trainOptions.ts";

/** Checks the numbers of a run once, before anything is computed. */
export function requireTrainOptions(o: TrainOptions): void {
  const whole = {steps: o.steps, "checkpoint.every": o.checkpoint?.every ?? 1};
  for (const [name, value] of Object.entries({
    ...whole,
    "validation.every": o.validation?.every ?? 1,
  })) {
    if (Number.isSafeInteger(value) && value >= 1) continue;
    throw new RangeError(`train: ${name} must be a whole number of at least 1, got ${value}`);
  }
  if (o.clipNorm !== undefined && !(o.clipNorm > 0)) {
    throw new RangeError(`train: clipNorm must be above 0, got ${o.clipNorm}`);
  }
  // A step of length 0 checks the rule's name and options.
  optimiserStep(new Float64Array(1), new Float64Array(1), {rule: o.optimiser, learningRate: 0});
}

/** Checks a loss's options on one place, labelled with a class that is not ignored. */
function requireLoss(loss: LossSpec, logitsShape: readonly number[]): void {
  const terms = loss.kind === "compound" ? loss.terms.map((term) => term.loss) : [loss];
  const ignored = terms.map(({ignore}) => ignore);
  const label = ignored.includes(0) ? 1 : 0;
  if (ignored.includes(label)) return;
  const places = logitsShape.slice(0, -1).map(() => 1);
  const channels = logitsShape[logitsShape.length - 1];
  const one = tensor([...places, channels === 1 ? 1 : channels]);
  lossOf(loss, one, tensor(places, label));
}

/** Checks a learning rate of a step. */
export function requireRate(rate: number, step: number): number {
  if (Number.isFinite(rate) && rate >= 0) return rate;
  throw new RangeError(
    `train: learningRate must be finite and at least 0, got ${rate} at step ${step}`,
  );
}

/** Finds the first number that is not finite. */
function firstBroken({data}: Tensor32): number {
  for (let i = 0; i < data.length; i++) if (!Number.isFinite(data[i])) return i;
  return -1;
}

/** Checks that a tensor holds as many numbers as its shape, all of them finite. */
export function requireFinite(who: string, name: string, tensor: Tensor32): void {
  if (tensor.data.length !== sizeOf(tensor.shape)) {
    throw new ShapeError(
      `${who}: ${name} must hold as many elements as its shape ${shapeText(tensor.shape)}, got ${tensor.data.length}`,
    );
  }
  const at = firstBroken(tensor);
  if (at < 0) return;
  throw new RangeError(
    `${who}: ${name} must be finite, got ${tensor.data[at]} at element ${at} of ${shapeText(tensor.shape)}`,
  );
}

/** Checks that a batch holds finite numbers in the shapes that network and loss take. */
export function requireBatch(
  network: Network,
  {x, target}: Batch,
  {step, loss}: {readonly step: number; readonly loss: LossSpec},
): void {
  const logitsShape = shapesOf(network, x.shape).get(network.outputs[0]) as readonly number[];
  requireFinite("train", `x of step ${step}`, x);
  requireFinite("train", `target of step ${step}`, target);
  if (step === 0) requireLoss(loss, logitsShape);
  const target64 = {shape: target.shape, data: Float64Array.from(target.data)};
  requireTarget(target64, {loss, logitsShape});
}

/** Says what a batch of one does to batch normalisation, or undefined where it does nothing. */
export function batchOfOneWarning(network: Network, {x}: Batch): string | undefined {
  if (x.shape[0] !== 1) return undefined;
  const first = network.nodes.find(({layer}) => layer.kind === "norm" && layer.type === "batch");
  if (first === undefined) return undefined;
  return `train: batch holds one image, so batch normalisation (first in ${first.name}) normalises each image by itself, like instance normalisation, while prediction uses running averages over all images; the two may disagree. Use a batch of several images, or group or instance normalisation`;
}
