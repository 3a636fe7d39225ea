import {ShapeError} from "../../core/index.ts";
import {gradients} from "../autodiff/gradients.ts";
import type {Variable} from "../autodiff/variable.ts";
import {tapeNetwork} from "../network/forward.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {hashOf} from "../infer/windowPlan.ts";
import {sizeOf} from "../tensor.ts";
import {recordScore, type Score, type TargetScore} from "./score.ts";

/**
 * Many images that a network is shown, one after the other, and what is made of its answers: the common
 * form of all methods that look at a network from outside, whatever computes it.
 */
export interface Survey<Result> {
  /** Method and options in words, by which the memory of another survey is told apart. */
  readonly plan: string;
  /** Shape of each image, [1, (z,) (y,) x, channels]. */
  readonly shape: readonly number[];
  readonly count: number;
  /** Whether gradients are needed beside the scores. */
  readonly wants: "scores" | "gradients";
  /** Writes image k into `out`. */
  image(k: number, out: Float64Array | Float32Array): void;
  /** Takes the answer to image k, in order, into the memory; the gradient is only lent. */
  receive(k: number, score: number, gradient: ArrayLike<number>): void;
  /** All that has been kept of the answers; changed by `receive` alone. */
  readonly memory: readonly Float64Array[];
  /** Makes the result of the memory, once all answers are in. */
  result(): Result;
}

/** A survey that has been stopped: what it goes on from. */
export interface PartialSurvey {
  readonly plan: string;
  /** Images that have been answered. */
  readonly done: number;
  readonly memory: readonly Float64Array[];
}

/** A network, its arrays and the number of it that is explained. */
export interface Explained {
  readonly network: Network;
  readonly weights: Weights;
  readonly score: Score;
}

/** Numbers that are put on one tape, so that small images do not each pay for a tape of their own. */
const TAPE_NUMBERS = 8192;

/** Takes the score of each image out of their sum on the tape. */
function scoresOf(sum: Variable, images: number): Float64Array {
  if (images === 1) return sum.value.data;
  const {shape, data} = sum.inputs[0].value;
  const size = sizeOf(shape.slice(1));
  const scores = new Float64Array(images);
  for (let i = 0; i < data.length; i++) scores[Math.floor(i / size)] += data[i];
  return scores;
}

/** Answers a survey in double precision, on a tape for some images at a time. */
export function surveyOnTape<Result>(
  who: string,
  {network, weights, score}: Explained,
  survey: Survey<Result>,
): Result {
  const {count, wants} = survey;
  const one = survey.shape.slice(1);
  const size = sizeOf(one);

  // Images of a batch do not see each other, but a function of one's own may make anything of them.
  const most = typeof score === "function" ? 1 : Math.max(1, Math.floor(TAPE_NUMBERS / size));
  for (let done = 0; done < count; done += most) {
    const images = Math.min(most, count - done);
    const data = new Float64Array(images * size);
    const part = (array: Float64Array, k: number) => array.subarray(k * size, (k + 1) * size);
    for (let k = 0; k < images; k++) survey.image(done + k, part(data, k));
    const x = {shape: [images, ...one], data};
    const taped = tapeNetwork(who, network, {weights, x, training: false});
    const sum = recordScore(who, network, taped, score);
    const scores = scoresOf(sum, images);
    const gradient = wants === "gradients" ? gradients(sum, [taped.x])[0].data : data;
    for (let k = 0; k < images; k++) survey.receive(done + k, scores[k], part(gradient, k));
  }
  return survey.result();
}

/**
 * Puts into a survey's plan what tells its images and its score from those of another one, so that its
 * memory cannot go on under a survey that asks something else.
 */
export function withFingerprint<Result>(
  survey: Survey<Result>,
  {region, ...score}: TargetScore,
): Survey<Result> {
  const {plan, shape, count} = survey;
  const data = new Float32Array(sizeOf(shape));

  // These four hold the image, the baseline and what was drawn, whatever the method.
  const images = [0, Math.floor(count / 4), Math.floor(count / 2), count - 1].map((k) => {
    survey.image(k, data);
    return hashOf({data});
  });
  const weighed = region === undefined ? "" : hashOf({data: Float32Array.from(region)});
  const seen = `images ${images.join(" ")}, score ${JSON.stringify(score)} ${weighed}`;
  return {...survey, plan: `${plan}, ${seen.trim()}`};
}

/** Copies a survey's memory as it stands. */
export function partialOf({plan, memory}: Survey<unknown>, done: number): PartialSurvey {
  return {plan, done, memory: memory.map((array) => array.slice())};
}

/** Fills a survey's memory with that of one that was stopped; returns how many images are done. */
export function resumeSurvey(who: string, survey: Survey<unknown>, partial: PartialSurvey): number {
  const {plan, count, memory} = survey;
  const fits = partial.memory.every((array, m) => array.length === memory[m]?.length);
  if (partial.plan !== plan || partial.memory.length !== memory.length || !fits) {
    throw new ShapeError(
      `${who}: resume must come from the same image, score and options, got ${partial.plan} and ${plan}`,
    );
  }
  if (!(Number.isSafeInteger(partial.done) && partial.done >= 0 && partial.done <= count)) {
    throw new RangeError(
      `${who}: resume must hold 0 to ${count} answers, got ${String(partial.done)}`,
    );
  }
  memory.forEach((array, m) => void array.set(partial.memory[m]));
  return partial.done;
}
