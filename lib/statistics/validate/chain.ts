import type {Learner, Transformer} from "./learner.ts";

/**
 * Joins steps and a model into one model, whose steps are fitted where the model is: on training samples.
 *
 * This is what keeps a scaler, a selection or ComBat from seeing the test samples: whatever splits the
 * samples fits the whole chain within each split.
 *
 * @param steps - in their order; may be none
 * @param learner - the model at the end
 * @returns a model whose name and settings tell the whole chain
 * @ref hastie2009
 * @example chain([], {name: "rate", settings: {}, fit: ({y}) => ({x}) => new Float64Array(x.rows).fill(y[0])}).name // "rate"
 */
export function chain(steps: readonly Transformer[], learner: Learner): Learner {
  return {
    name: [...steps, learner].map(({name}) => name).join(" → "),
    settings: {
      steps: steps.map(({name, settings}) => ({name, settings})),
      learner: {name: learner.name, settings: learner.settings},
    },
    fit(train, rng) {
      let current = train;
      const fitted = steps.map((step) => {
        const apply = step.fit(current);
        current = apply(current);
        return apply;
      });
      const predict = learner.fit(current, rng);
      return (any) => predict(fitted.reduce((samples, apply) => apply(samples), any));
    },
  };
}
