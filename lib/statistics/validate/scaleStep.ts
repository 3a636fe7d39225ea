import {checkedMatrix} from "../checks.ts";
import {standardColumns} from "../model/standardColumns.ts";
import type {Transformer} from "./learner.ts";

/**
 * Makes the step that brings every feature to mean 0 and standard deviation 1 of the training samples.
 *
 * The standard deviation has divisor n. A feature that is constant in training becomes 0 for all samples,
 * since no model can have learned anything from it.
 *
 * @formula $z = (x - \bar x_{\text{train}}) / s_{\text{train}}$
 * @returns a step for `chain`
 * @ref hastie2009
 * @example scaleStep().fit(samplesOf([[0], [4]], {y: [0, 1]}))(samplesOf([[8]], {y: [1]})).x.data // [3]
 */
export function scaleStep(): Transformer {
  return {
    name: "scale",
    settings: {centre: "mean", scale: "standard deviation, divisor n"},
    fit(train) {
      const {means, scales} = standardColumns(checkedMatrix("scaleStep", train.x), {scale: true});
      return (any) => {
        const {rows, columns, data} = any.x;
        const scaled = new Float64Array(data.length);
        for (let i = 0; i < data.length; i++) {
          const column = i % columns;
          scaled[i] = scales[column] === 0 ? 0 : (data[i] - means[column]) / scales[column];
        }
        return {...any, x: {data: scaled, rows, columns}};
      };
    },
  };
}
