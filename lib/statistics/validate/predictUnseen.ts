import {ShapeError} from "../../core/index.ts";
import type {Samples} from "./samples.ts";
import {withoutOutcome} from "./withoutOutcome.ts";

/** Who asks for predictions, and of which model. */
export interface UnseenOptions {
  /** The function that asks, and where: "crossValidate: fold 1". */
  readonly who: string;
  /** Name of the model. */
  readonly learner: string;
}

/**
 * Lets a model predict samples without showing it their outcome, time or event, and refuses what is no
 * prediction.
 *
 * @param samples - to be predicted; the model sees them with y and time NaN and event 0
 * @param predict - a fitted model
 * @param options - who asks and learner, the model's name, for messages
 * @returns one prediction for each sample, shape [samples]
 * @throws ShapeError when the model does not give one prediction for each sample
 * @throws RangeError when a prediction is NaN
 * @ref kapoor2023
 * @example predictUnseen(samplesOf([[3], [4]], {y: [0, 1]}), ({x}) => x.data, {who: "test", learner: "itself"}) // [3, 4]
 */
export function predictUnseen(
  samples: Samples,
  predict: (any: Samples) => Float64Array,
  {who, learner}: UnseenOptions,
): Float64Array {
  const predicted = predict(withoutOutcome(samples));
  const size = samples.y.length;
  if (predicted.length !== size) {
    throw new ShapeError(
      `${who}: ${learner} must give ${size} predictions, got ${predicted.length}`,
    );
  }
  const at = predicted.findIndex(Number.isNaN);
  if (at >= 0) {
    throw new RangeError(
      `${who}: ${learner} must predict a number, got NaN for sample ${samples.ids[at]}; outcomes are hidden from it`,
    );
  }
  return predicted;
}
