import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {type Engine, openEngine, type OptimiserRule, optimiserStep} from "../../../lib/nn/index.ts";
import {engineOptimiserStep} from "../../../lib/nn/train/engineOptimiser.ts";

const RULES: readonly OptimiserRule[] = [
  {type: "sgd"},
  {type: "sgd", momentum: 0.9, weightDecay: 0.01},
  {type: "sgd", momentum: 0.9, nesterov: true},
  {type: "adam"},
  {type: "adam", beta1: 0.8, beta2: 0.99, epsilon: 1e-4, weightDecay: 0.1},
  {type: "adamW", weightDecay: 0.1},
  {type: "rmsProp", weightDecay: 0.01},
  {type: "rmsProp", decay: 0.9, epsilon: 1e-3},
  {type: "adagrad", weightDecay: 0.01},
];

describe("engineOptimiserStep", () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine({backend: "wasm"});
  });
  after(() => engine.close());

  for (const rule of RULES) {
    it(`follows ${JSON.stringify(rule)} as in double precision, and leaks nothing`, () => {
      const {tf} = engine;
      const rng = createRng(1);
      const start = Float64Array.from({length: 7}, () => Math.fround(rng.normal()));
      const before = tf.memory().numTensors;
      let own = {
        steps: 0,
        parameters: tf.tensor1d(Float32Array.from(start)),
        first: tf.zeros([7]) as ReturnType<typeof tf.tensor1d>,
        second: tf.zeros([7]) as ReturnType<typeof tf.tensor1d>,
      };
      let reference = optimiserStep(start, new Float64Array(7), {rule, learningRate: 0});
      reference = {
        parameters: start,
        state: {
          ...reference.state,
          steps: 0,
          first: new Float64Array(7),
          second: new Float64Array(7),
        },
      };
      for (let step = 0; step < 5; step++) {
        const g = Float64Array.from({length: 7}, () => Math.fround(rng.normal()));
        reference = optimiserStep(reference.parameters, g, {
          rule,
          learningRate: 0.1,
          state: reference.state,
        });
        const gradient = tf.tensor1d(Float32Array.from(g));
        const next = engineOptimiserStep(tf, own, {gradient, rule, learningRate: 0.1});
        tf.dispose([gradient, own.parameters, own.first, own.second]);
        own = next;
      }
      const values = own.parameters.dataSync();
      for (let i = 0; i < 7; i++) {
        // Five steps of single precision: a few units of 6e-8 in numbers near 1.
        assert.ok(
          Math.abs(values[i] - reference.parameters[i]) < 2e-6,
          `${values[i]}, ${reference.parameters[i]}`,
        );
      }
      assert.equal(own.steps, 5);
      tf.dispose([own.parameters, own.first, own.second]);
      assert.equal(tf.memory().numTensors, before);
    });
  }
});
