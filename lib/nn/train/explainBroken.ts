import type {Engine, EngineTensor} from "../engine/engine.ts";
import type {Network} from "../network/network.ts";
import type {EngineRunOptions} from "./runOnEngine.ts";
import {runOnEngine} from "./runOnEngine.ts";

/** Says whether all numbers of a tensor are finite. */
async function isFiniteTensor(tensor: EngineTensor): Promise<boolean> {
  const values = await tensor.data();
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

/** Finds the layer in which a forward pass first leaves the finite numbers, by running it again. */
export async function explainBroken(
  engine: Engine,
  network: Network,
  o: {
    readonly tensors: ReadonlyMap<string, EngineTensor>;
    readonly x: EngineTensor;
    readonly options: Omit<EngineRunOptions, "tensors">;
  },
): Promise<string> {
  for (const [name, tensor] of o.tensors) {
    if (!(await isFiniteTensor(tensor))) {
      return `the weights ${name} are not finite: given so, or the step before was too long (a smaller learning rate, or clipNorm, helps)`;
    }
  }
  const {tf} = engine;
  const run = tf.tidy(() => {
    const {activations, statistics} = runOnEngine(engine, network, o.x, {
      ...o.options,
      tensors: o.tensors,
    });
    tf.dispose([...statistics.values()].flatMap(({mean, variance}) => [mean, variance]));
    return Object.fromEntries(activations);
  });
  try {
    for (const {name, layer} of network.nodes) {
      if (!(await isFiniteTensor(run[name]))) {
        return `the result of layer ${name} (${layer.kind}) is the first that is not finite, its weights are finite`;
      }
    }
    return "every layer's result and every weight is finite, so it is the loss or its gradient that is not: logits are too large, or no label counts";
  } finally {
    tf.dispose(run);
  }
}
