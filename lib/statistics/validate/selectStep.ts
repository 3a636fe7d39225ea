import type {Settings, Transformer} from "./learner.ts";
import type {Samples} from "./samples.ts";
import {takeFeatures} from "./takeFeatures.ts";

/** Options of `selectStep`. */
export interface SelectStepOptions {
  readonly name: string;
  /** What stands in a record of the run. */
  readonly settings: Settings;
  /** Chooses features of training samples, as places from 0; at least one. */
  readonly choose: (train: Samples) => ArrayLike<number>;
}

/**
 * Makes a step of any way of choosing features: chosen on training samples, taken from any.
 *
 * @param options - name and settings, for the record; choose, which gives the places of the features
 * @returns a step for `chain`; it refuses to choose nothing
 * @ref ambroise2002
 * @example selectStep({name: "first", settings: {}, choose: () => [0]}).fit(samplesOf([[1, 2]], {y: [0]}))(samplesOf([[3, 4]], {y: [1]})).x.data // [3]
 */
export function selectStep({name, settings, choose}: SelectStepOptions): Transformer {
  return {
    name,
    settings,
    fit(train) {
      const chosen = Array.from(choose(train));
      if (chosen.length === 0) {
        throw new RangeError(
          `selectStep: ${name} must choose at least one feature, got none of ${train.names.length}`,
        );
      }
      return (any) => takeFeatures(any, chosen);
    },
  };
}
