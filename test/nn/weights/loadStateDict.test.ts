import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {
  channelsLast,
  forward,
  type LoadStateDictOptions,
  loadStateDict,
  type Network,
  networkBuilder,
  readSafetensors,
  type Tensor,
  tensor,
  type Weights,
  writeSafetensors,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertNear} from "../ops/gradient.ts";

/** What stateDict.py wrote. */
interface Fixture {
  readonly numbered: string;
  readonly named: string;
  readonly x: {readonly shape: number[]; readonly data: number[]};
  readonly y: {readonly shape: number[]; readonly data: number[]};
}

const fixture: Fixture = JSON.parse(
  readFileSync(new URL("stateDict.json", import.meta.url), "utf8"),
);
const file = (base64: string) => readSafetensors(new Uint8Array(Buffer.from(base64, "base64")));
const x = channelsLast(tensor(fixture.x.shape, fixture.x.data));

/** The network of stateDict.py, with our names. */
function network({filters = 4, hiddenBias = true} = {}): Network {
  const b = networkBuilder("small", {dims: 2, channels: 2});
  let at = b.conv("stem", b.input, {filters, kernel: [3, 2], padding: 1, bias: false});
  at = b.norm("norm", at, {type: "batch"});
  at = b.prelu("slope", at, {parameters: filters});
  at = b.maxPool("pool", at, {kernel: 3, stride: 2, padding: 1});
  at = b.conv("grouped", at, {filters: 6, kernel: 3, padding: 2, dilation: 2, groups: 2});
  at = b.norm("groupNorm", at, {type: "group", groups: 3});
  at = b.activation("silu", at, {type: "silu"});
  at = b.convTranspose("up", at, {filters: 3, kernel: 2, stride: 2});
  at = b.avgPool("mean", at, {kernel: 2});
  at = b.flatten("flat", at);
  at = b.norm("featureNorm", at, {type: "batch", channels: 36});
  at = b.dense("hidden", at, {inFeatures: 36, outFeatures: 5, bias: hiddenBias});
  at = b.activation("relu", at, {type: "relu"});
  return b.build(b.dense("head", at, {outFeatures: 2}));
}

const inputShape = [1, 5, 6, 2];
const names = {
  stem: "stem",
  norm: "norm",
  slope: "slope",
  grouped: "grouped",
  groupNorm: "group_norm",
  up: "up",
  featureNorm: "feature_norm",
  hidden: "hidden",
  head: "head",
};

/** A state dict of small parts. */
function stateDict(...shapes: readonly (readonly [string, readonly number[]])[]): Weights {
  return new Map(shapes.map(([name, shape]) => [name, tensor(shape)]));
}

/** Two convolutions, one after the other. */
function twoLayers(): Network {
  const b = networkBuilder("two", {dims: 1, channels: 1});
  const first = b.conv("first", b.input, {filters: 1, kernel: 1});
  return b.build(b.conv("second", first, {filters: 1, kernel: 1}));
}

describe("loadStateDict", () => {
  const cases: readonly (readonly [string, string, LoadStateDictOptions])[] = [
    ["in the order of its numbers", fixture.numbered, {inputShape}],
    ["by names", fixture.named, {inputShape, names}],
  ];
  for (const [how, base64, options] of cases) {
    it(`turns a PyTorch network into the same function, ${how}`, () => {
      const weights = loadStateDict(network(), file(base64).weights, options);
      const [y] = forward(network(), weights, x, {training: false}).outputs;
      // Both compute in double from the same single-precision weights.
      assertNear(y, tensor(fixture.y.shape, fixture.y.data), 1e-12);
    });
  }

  it("loads the same weights again after a round through our own file", () => {
    const weights = loadStateDict(network(), file(fixture.numbered).weights, {inputShape});
    const again = readSafetensors(writeSafetensors(weights, {dtype: "F32"})).weights;
    assert.deepEqual(again, weights);
  });

  it("needs no names when modules are called as the layers are", () => {
    const dict = stateDict(
      ["second.bias", [1]],
      ["second.weight", [1, 1, 1]],
      ["first.bias", [1]],
      ["first.weight", [1, 1, 1]],
    );
    (dict.get("first.weight") as Tensor).data[0] = 5;
    assert.equal(loadStateDict(twoLayers(), dict).get("first.weight")?.data[0], 5);
  });

  it("goes by the order of a state dict that is not sorted, and leaves out what counts batches", () => {
    const dict = stateDict(
      ["b.weight", [1, 1, 1]],
      ["b.bias", [1]],
      ["b.num_batches_tracked", []],
      ["a.weight", [1, 1, 1]],
      ["a.bias", [1]],
    );
    (dict.get("b.weight") as Tensor).data[0] = 5;
    assert.equal(loadStateDict(twoLayers(), dict).get("first.weight")?.data[0], 5);
  });

  it("counts 2 before 10", () => {
    const b = networkBuilder("many", {dims: 1, channels: 1});
    let at = b.input;
    for (let i = 0; i < 11; i++) at = b.conv(`c${i}`, at, {filters: 1, kernel: 1, bias: false});
    const keys = Array.from({length: 11}, (_, i) => `${i}.weight`).sort();
    const dict = new Map(keys.map((key) => [key, tensor([1, 1, 1], Number.parseInt(key, 10))]));
    const weights = loadStateDict(b.build(at), dict);
    assert.deepEqual(
      Array.from({length: 11}, (_, i) => weights.get(`c${i}.weight`)?.data[0]),
      Array.from({length: 11}, (_, i) => i),
    );
  });

  const numbered = file(fixture.numbered).weights;
  const named = file(fixture.named).weights;
  const one: readonly (readonly [string, readonly number[]])[] = [
    ["0.weight", [1, 1, 1]],
    ["0.bias", [1]],
  ];
  const bad: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a checkpoint with wider layers, naming both",
      () => loadStateDict(network({filters: 8}), numbered, {inputShape}),
      "ShapeError loadStateDict: checkpoint must fit the network, got 0.weight [4, 2, 3, 2], here [3, 2, 2, 4], for stem.weight [3, 2, 2, 8]; it is of another architecture",
    ],
    [
      "a layer that the checkpoint lacks",
      () => loadStateDict(twoLayers(), stateDict(...one)),
      "ShapeError loadStateDict: checkpoint must have a module for each layer with parameters, got 1 modules and 2 layers: layer second has no module; it is of another architecture",
    ],
    [
      "a module that the network lacks",
      () =>
        loadStateDict(
          twoLayers(),
          stateDict(...one, ["1.weight", [1, 1, 1]], ["1.bias", [1]], ["2.bias", [1]]),
        ),
      "ShapeError loadStateDict: checkpoint must have a module for each layer with parameters, got 3 modules and 2 layers: module 2 has no layer; it is of another architecture",
    ],
    [
      "a missing bias",
      () => loadStateDict(twoLayers(), stateDict(...one, ["1.weight", [1, 1, 1]])),
      "ShapeError loadStateDict: checkpoint must hold second.bias [1], got module 1 with weight and no bias",
    ],
    [
      "a bias that has no place",
      () => loadStateDict(network({hiddenBias: false}), numbered, {inputShape}),
      "ShapeError loadStateDict: layer hidden must have every parameter of its module, got none for 11.bias [5]; the checkpoint is of another architecture",
    ],
    [
      "a file in which the order of layers is lost",
      () => loadStateDict(network(), named, {inputShape}),
      "RangeError loadStateDict: names must be given, got a checkpoint sorted by name in which feature_norm and group_norm could stand in either order",
    ],
    [
      "a flattened image of unknown size",
      () => loadStateDict(network(), numbered),
      "RangeError loadStateDict: inputShape must be given when a layer flattens an image, got none and layer flat",
    ],
    [
      "names of no layer",
      () => loadStateDict(network(), named, {inputShape, names: {...names, stern: "stem"}}),
      "RangeError loadStateDict: names must name layers with parameters, got stern",
    ],
    [
      "names of no module",
      () => loadStateDict(network(), named, {inputShape, names: {...names, up: "down"}}),
      "RangeError loadStateDict: names must lead from layer up to a module of the checkpoint, got down",
    ],
    [
      "names that leave a module out",
      () => loadStateDict(network(), named, {inputShape, names: {...names, head: "hidden"}}),
      "RangeError loadStateDict: names must pair each layer with a module, got none for module head",
    ],
  ];
  for (const [name, call, message] of bad) {
    it(`refuses ${name}`, () => {
      assert.equal(outcome(call), message);
    });
  }
});
