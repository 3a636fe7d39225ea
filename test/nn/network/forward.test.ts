import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {
  forward,
  initialise,
  type Network,
  networkBuilder,
  networkGradients,
  type NetworkGradientsOptions,
  parametersOf,
  shapesOf,
  type Tensor,
  tensor,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {randomTensor} from "../ops/gradient.ts";

/** A network that holds every kind of layer. */
function everyLayer(): Network {
  const b = networkBuilder("every layer", {dims: 2, channels: 2});
  const wide = b.repeat("wide", b.input, {times: 2});
  const first = b.conv("first", wide, {filters: 4, kernel: 3, padding: "same", groups: 2});
  const batch = b.norm("batch", first, {type: "batch"});
  const elu = b.activation("elu", batch, {type: "elu", alpha: 0.8});
  const small = b.maxPool("small", elu, {kernel: 2});
  const group = b.norm("group", small, {type: "group", groups: 2});
  const slope = b.prelu("slope", group, {parameters: 4});
  const low = b.avgPool("low", slope, {kernel: 3, stride: 1, padding: 1, countPadding: false});
  const up = b.convTranspose("up", low, {filters: 3, kernel: 2, stride: 2, bias: false});
  const layer = b.norm("layer", up, {type: "layer"});
  const double = b.upsample("double", b.norm("instance", low, {type: "instance", affine: false}), {
    scale: 2,
    mode: "linear",
  });
  const cut = b.cropTo("cut", first, up);
  const grown = b.padTo("grown", up, first);
  const joined = b.concat("joined", [layer, double, cut]);
  const sum = b.add("sum", [grown, b.conv("thin", first, {filters: 3, kernel: 1}), grown]);
  const drop = b.dropout("drop", joined, {rate: 0.3});
  const pooled = b.globalAvgPool("pooled", drop);
  const flat = b.flatten("flat", sum);
  const scores = b.dense("scores", pooled, {outFeatures: 3});
  const soft = b.activation("soft", scores, {type: "softmax"});
  return b.build([soft, b.dense("all", flat, {inFeatures: 105, outFeatures: 2})]);
}

const input = randomTensor(1, [2, 5, 7, 2]);

/** Weights that are not as they start: nothing is 0 or 1 that need not be. */
function someWeights(network: Network): Map<string, Tensor> {
  const weights = initialise(network, createRng("weights"), {scheme: "torch"});
  for (const {name, role, shape} of parametersOf(network)) {
    const drawn = randomTensor(name.length, shape);
    if (role === "variance") weights.set(name, {shape, data: drawn.data.map((v) => 1 + v * v)});
    else if (role !== "weight" && role !== "bias") weights.set(name, drawn);
  }
  return weights;
}

describe("forward", () => {
  it("computes y = x + 2·relu(x − 1) of a network written by hand", () => {
    const b = networkBuilder("by hand", {dims: 1, channels: 1});
    const moved = b.conv("moved", b.input, {filters: 1, kernel: 1});
    const relu = b.activation("relu", moved, {type: "relu"});
    const twice = b.conv("twice", relu, {filters: 1, kernel: 1, bias: false});
    const network = b.build(b.add("sum", [b.input, twice]));
    const weights = new Map([
      ["moved.weight", tensor([1, 1, 1], [1])],
      ["moved.bias", tensor([1], [-1])],
      ["twice.weight", tensor([1, 1, 1], [2])],
    ]);
    const x = tensor([1, 3, 1], [0, 1, 4]);
    const {outputs, activations, running, warnings} = forward(network, weights, x, {
      training: true,
    });
    assert.deepEqual(Array.from(outputs[0].data), [0, 1, 10]);
    assert.deepEqual([...activations.keys()], ["input", "moved", "relu", "twice", "sum"]);
    assert.deepEqual(Array.from(activations.get("relu")?.data ?? []), [0, 0, 3]);
    assert.deepEqual([running.size, warnings], [0, []]);
  });

  it("gives every node the shape that shapesOf foretells", () => {
    const network = everyLayer();
    const {activations, outputs} = forward(network, someWeights(network), input, {training: false});
    const shapes = shapesOf(network, input.shape);
    assert.equal(activations.size, shapes.size);
    for (const [name, shape] of shapes) {
      assert.deepEqual(activations.get(name)?.shape, shape, name);
    }
    assert.deepEqual(
      outputs.map(({shape}) => shape),
      [
        [2, 3],
        [2, 2],
      ],
    );
  });

  it("returns moved running statistics in training and changes nothing that it was given", () => {
    const b = networkBuilder("norm", {dims: 1, channels: 1});
    const network = b.build(b.norm("n", b.input, {type: "batch", momentum: 0.5, eps: 0}));
    const weights = new Map([
      ["n.gamma", tensor([1], [1])],
      ["n.beta", tensor([1], [0])],
      ["n.mean", tensor([1], [10])],
      ["n.variance", tensor([1], [4])],
    ]);
    const x = tensor([2, 1, 1], [1, 3]);
    const before = JSON.stringify([...weights]);
    const trained = forward(network, weights, x, {training: true});
    assert.deepEqual(Array.from(trained.outputs[0].data), [-1, 1]);

    // Half way from 10 to the mean 2, and from 4 to the unbiased variance 2.
    assert.deepEqual(
      [...trained.running].map(([name, {data}]) => [name, data[0]]),
      [
        ["n.mean", 6],
        ["n.variance", 3],
      ],
    );
    const later = new Map([...weights, ...trained.running]);
    const evaluated = forward(network, later, x, {training: false});
    const expected = [-5 / Math.sqrt(3), -3 / Math.sqrt(3)];
    evaluated.outputs[0].data.forEach((value, i) => {
      assert.ok(Math.abs(value - expected[i]) < 1e-14);
    });
    assert.equal(evaluated.running.size, 0);
    assert.equal(JSON.stringify([...weights]), before);
    assert.deepEqual(Array.from(x.data), [1, 3]);
  });

  it("warns that batch normalisation of a batch of one is another thing in training", () => {
    const network = everyLayer();
    const one = randomTensor(3, [1, 5, 7, 2]);
    const weights = someWeights(network);
    const {warnings} = forward(network, weights, one, {training: true, rng: createRng(1)});
    assert.deepEqual(warnings.length, 1);
    assert.match(warnings[0], /^layer batch: .* batch of one .* instance normalisation/);
    assert.deepEqual(forward(network, weights, one, {training: false}).warnings, []);
    assert.deepEqual(
      forward(network, weights, input, {training: true, rng: createRng(1)}).warnings,
      [],
    );
  });

  it("drops the same for the same rng, another for another, and nothing after training", () => {
    const network = everyLayer();
    const weights = someWeights(network);
    const dropped = (seed: number) => {
      const {activations} = forward(network, weights, input, {
        training: true,
        rng: createRng(seed),
      });
      return Array.from(activations.get("drop")?.data ?? []);
    };
    assert.deepEqual(dropped(1), dropped(1));
    assert.notDeepEqual(dropped(1), dropped(2));
    const zeros = dropped(1).filter((value) => value === 0).length;
    assert.ok(zeros > 0 && zeros < dropped(1).length / 2);
    const {activations} = forward(network, weights, input, {training: false});
    assert.deepEqual(activations.get("drop"), activations.get("joined"));
  });

  it("refuses what does not fit, with the layer and both shapes", () => {
    const network = everyLayer();
    const weights = someWeights(network);
    const without = new Map(weights);
    without.delete("up.weight");
    const other = new Map(weights).set("first.weight", tensor([3, 3, 4, 4]));
    const hole = {shape: input.shape, data: input.data.with(17, Number.NaN)};
    const run = {training: true, rng: createRng(1)};
    const b = networkBuilder("single", {dims: 2, channels: 1});
    const single = b.build(
      b.norm("n", b.conv("c", b.input, {filters: 1, kernel: 3}), {type: "batch"}),
    );
    const singleWeights = initialise(single, createRng(1), {scheme: "torch"});
    const cases: readonly (readonly [() => unknown, string])[] = [
      [
        () => forward(network, weights, tensor([1, 5, 7, 3]), run),
        "ShapeError shapesOf: input of every layer must be [batch, y, x, 2], got [1, 5, 7, 3]",
      ],
      [
        () => forward(network, weights, tensor([1, 1, 1, 2]), run),
        "ShapeError shapesOf: layer small (maxPool 2 × 2) must leave at least one element along each axis, got [0, 0] from [1, 1, 1, 4]: the input is too small for this depth",
      ],
      [
        () => forward(network, without, input, run),
        "RangeError forward: weights must hold up.weight of shape [2, 2, 3, 4] for layer up of every layer, got none of that name",
      ],
      [
        () => forward(network, other, input, run),
        "ShapeError forward: first.weight must have the shape that layer first of every layer takes, got [3, 3, 4, 4] and [3, 3, 2, 4]",
      ],
      [
        () => forward(network, weights, hole, run),
        "RangeError forward: x must be finite, got NaN at [0, 1, 1, 1]",
      ],
      [
        () => forward(network, weights, input, {training: true}),
        "TypeError forward: layer drop: rng must be given in training, got none for a layer that drops",
      ],
      [
        () => forward(single, singleWeights, tensor([1, 3, 3, 1], 1), run),
        "RangeError forward: layer n: batchNorm: x must hold at least 2 numbers for each mean, got 1 in shape [1, 1, 1, 1]; a single number minus its own mean is always 0",
      ],
    ];
    for (const [call, message] of cases) assert.equal(outcome(call), message);
  });
});

describe("networkGradients", () => {
  const network = everyLayer();
  const weights = someWeights(network);

  for (const training of [true, false]) {
    it(`agrees with central differences through every kind of layer, ${training ? "in" : "after"} training`, () => {
      const options: NetworkGradientsOptions = {
        training,
        rng: createRng(5),
        loss(tape, [soft, all]) {
          const target = tape.constant(randomTensor(6, soft.value.shape));
          const gap = tape.subtract(soft, target);
          return tape.add(tape.sum(tape.multiply(gap, gap)), tape.mean(tape.multiply(all, all)));
        },
      };
      const lossAt = (moved: ReadonlyMap<string, Tensor>, x: Tensor) =>
        networkGradients(network, moved, x, options).loss;
      const found = networkGradients(network, weights, input, options);

      // Three elements of every learned array and of the input.
      const h = 6e-6;
      const check = (name: string, gradient: Tensor, at: (by: number, i: number) => number) => {
        const largest = gradient.data.reduce((max, g) => Math.max(max, Math.abs(g)), 1e-3);
        for (const share of [0, 0.4, 0.99]) {
          const i = Math.floor(share * gradient.data.length);
          const numeric = (at(h, i) - at(-h, i)) / (2 * h);
          const gap = Math.abs(gradient.data[i] - numeric) / largest;
          assert.ok(gap < 1e-6, `${name}[${i}]: ${gradient.data[i]} against ${numeric}`);
        }
      };
      for (const [name, gradient] of found.weights) {
        const {shape, data} = weights.get(name) as Tensor;
        check(name, gradient, (by, i) => {
          const moved = {shape, data: data.with(i, data[i] + by)};
          return lossAt(new Map(weights).set(name, moved), input);
        });
      }
      check("input", found.nodes.get("input") as Tensor, (by, i) =>
        lossAt(weights, {shape: input.shape, data: input.data.with(i, input.data[i] + by)}),
      );
    });
  }

  it("gives a gradient to every learned array and every node, and none to running statistics", () => {
    const {weights: found, nodes} = networkGradients(network, weights, input, {
      training: false,
      loss: (tape, [soft]) => tape.sum(soft),
    });
    const learned = parametersOf(network).filter(({trainable}) => trainable);
    assert.deepEqual(
      [...found.keys()],
      learned.map(({name}) => name),
    );
    for (const {name, shape} of learned) assert.deepEqual(found.get(name)?.shape, shape);
    assert.deepEqual([...nodes.keys()], [...shapesOf(network, input.shape).keys()]);

    // The second output has no part in this loss; probabilities sum to 1 whatever the weights.
    assert.ok(found.get("all.weight")?.data.every((g) => g === 0));
    assert.ok(found.get("scores.weight")?.data.every((g) => Math.abs(g) < 1e-15));
  });

  it("refuses a loss that is not one number", () => {
    assert.equal(
      outcome(() =>
        networkGradients(network, weights, input, {training: false, loss: (_, [y]) => y}),
      ),
      "ShapeError gradients: loss must be one number unless gradOutput is given, got softmax of shape [2, 3]",
    );
  });
});
