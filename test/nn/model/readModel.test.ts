import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {
  initialise,
  type Network,
  readModel,
  readSafetensors,
  type SegmentationModel,
  tensor,
  unet,
  writeModel,
  writeSafetensors,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {networkOf, PARTS, thresholdModel} from "./models.ts";

const KEY = "voxelbook.model";

/** A small U-Net with every kind of array that a U-Net has. */
function unetModel(): SegmentationModel {
  const network = unet({
    ...{dims: 3, inChannels: 1, classes: 1, base: 2, depth: 1, padding: "same"},
    norm: "batch",
  });
  const weights = initialise(network, createRng("model"), {scheme: "torch"});
  return {...PARTS, network, weights, window: {...PARTS.window, patch: [4, 4, 4]}};
}

/** Writes a model whose record is changed behind the writer's back. */
function tampered(change: (record: Record<string, unknown>) => unknown): Uint8Array {
  const {weights, metadata} = readSafetensors(writeModel(thresholdModel(2)));
  const record = change(JSON.parse(metadata.get(KEY) ?? ""));
  return writeSafetensors(weights, {dtype: "F32", metadata: {[KEY]: JSON.stringify(record)}});
}

/** Changes one field of a record by its path. */
const withField =
  (path: string, value: unknown) =>
  (record: Record<string, unknown>): unknown => {
    const keys = path.split(".");
    let place = record;
    for (const key of keys.slice(0, -1)) place = place[key] as Record<string, unknown>;
    place[keys[keys.length - 1]] = value;
    return record;
  };

/** Makes a model of a network with weights of 0. */
function modelOf(network: Network, shapes: Readonly<Record<string, number[]>>): SegmentationModel {
  const weights = new Map(Object.entries(shapes).map(([name, shape]) => [name, tensor(shape)]));
  return {...PARTS, network, weights};
}

describe("writeModel and readModel", () => {
  it("give a model back, weights rounded to single precision", () => {
    const model = unetModel();
    const again = readModel(writeModel(model));
    const {weights, ...record} = again;
    const {weights: own, ...expected} = model;
    assert.deepEqual(record, JSON.parse(JSON.stringify(expected)));
    assert.deepEqual([...weights.keys()], [...own.keys()]);
    for (const [name, {shape, data}] of own) {
      assert.deepEqual(weights.get(name)?.shape, [...shape]);
      assert.deepEqual(weights.get(name)?.data, data.map(Math.fround), name);
    }
  });

  it("give the same bytes for the same model, whatever the order of its weights", () => {
    const model = unetModel();
    const turned = {...model, weights: new Map([...model.weights].reverse())};
    assert.deepEqual(writeModel(turned), writeModel(model));
    assert.deepEqual(writeModel(readModel(writeModel(model))), writeModel(model));
  });

  it("refuse a file cut at any byte", () => {
    const bytes = writeModel(thresholdModel(2));
    for (let length = 0; length < bytes.length; length += 13) {
      assert.match(String(outcome(() => readModel(bytes.subarray(0, length)))), /^FormatError /);
    }
    assert.match(
      String(outcome(() => readModel(bytes.subarray(0, bytes.length - 1)))),
      /^FormatError readSafetensors: tensor "head.bias" must have data_offsets within the 7 bytes .*: the file is truncated, or its header wrong$/,
    );
  });

  it("answer random damage with an error of the library or a reading, never anything else", () => {
    const bytes = writeModel(thresholdModel(2));
    const rng = createRng("damage");
    for (let run = 0; run < 1000; run++) {
      const damaged = bytes.slice();
      for (let n = rng.int(3); n >= 0; n--) damaged[rng.int(bytes.length)] = 32 + rng.int(96);
      const said = outcome(() => readModel(damaged).network.name);
      if (typeof said !== "string" || !said.includes("Error")) continue;
      assert.match(said, /^(FormatError|ShapeError|RangeError) read(Model|Safetensors): /);
    }
  });

  it("refuse a safetensors file that is no model, and say what it is", () => {
    const weights = new Map([["w", tensor([1], [1])]]);
    const file = (metadata: Record<string, string>) =>
      outcome(() => readModel(writeSafetensors(weights, {dtype: "F32", metadata})));
    assert.equal(
      file({}),
      `FormatError readModel: the file must hold the record ${KEY}, got a safetensors file of another program`,
    );
    assert.equal(
      file({"voxelbook.checkpoint": "{}"}),
      `FormatError readModel: the file must hold the record ${KEY}, got a checkpoint of a training`,
    );
    assert.match(
      String(file({[KEY]: "{"})),
      /^FormatError readModel: voxelbook.model must be JSON/,
    );
    assert.match(String(file({[KEY]: "null"})), /must be 1, got none$/);
  });

  it("tell a newer version from a broken one", () => {
    assert.equal(
      outcome(() => readModel(tampered(withField("version", 2)))),
      "FormatError readModel: version of voxelbook.model must be 1, got 2: a newer voxelbook wrote it; update this one",
    );
    assert.equal(
      outcome(() => readModel(tampered(withField("version", "1")))),
      'FormatError readModel: version of voxelbook.model must be 1, got "1"',
    );
  });

  const BROKEN: readonly (readonly [string, unknown, string])[] = [
    ["input.modality", "US", 'input.modality must be one of PT, CT, MR, got "US"'],
    ["input.spacing", [1, 0, 1], "input.spacing.1 must be a size from 0.001 to 1000 mm, got 0"],
    ["input.orientation", "LPS", 'input.orientation must be one of RAS, got "LPS"'],
    [
      "input.intensity",
      {kind: "window", low: 1, high: 1},
      'input.intensity must be a window whose low lies below its high, got {"kind":"window","low":1,"high":1}',
    ],
    ["window.patch", [4, 4], "window.patch.2 must be a whole number from 1 to 1024, got nothing"],
    ["window.overlap", 1, "window.overlap must be a share from 0 to 0.99, got 1"],
    ["flips", ["x", "x"], 'flips must be a list of axes x, y, z, each at most once, got ["x","x"]'],
    ["output.names", ["a", "b"], 'output.names must be a list of one name, got ["a","b"]'],
    [
      "output.threshold",
      0,
      "output.threshold must be a probability from 0.000001 to 0.999999, got 0",
    ],
    ["output.keep", undefined, "output.keep must be"],
    [
      "extra",
      1,
      "the record must be a record of network, input, window, flips, output, provenance, got extra",
    ],
    [
      "network.nodes.0.layer.kind",
      "magic",
      "network.nodes.0.layer.kind must be one of conv, convTranspose,",
    ],
    [
      "network.nodes.0.layer.kernel",
      [1, 1],
      "kernel of layer head must hold one entry for each of 3 axes, got 2",
    ],
    [
      "network.nodes.0.layer.filters",
      1e9,
      "network.nodes.0.layer.filters must be a whole number from 1 to 65536",
    ],
    [
      "network.nodes.0.inputs",
      ["later"],
      "network threshold: layer head must get what comes before it, got later",
    ],
    ["network.nodes.0.inputs", ["input", "input"], "layer head (conv) must have 1 inputs, got 2"],
    ["network.nodes.0.layer.groups", 2, "groups of layer head must divide 1 and 1 channels, got 2"],
    ["network.outputs", ["tail"], "network threshold: outputs must be layers, got tail"],
  ];
  for (const [path, value, message] of BROKEN) {
    it(`refuse ${JSON.stringify(value)} for ${path}, and name it`, () => {
      const said = String(outcome(() => readModel(tampered(withField(path, value)))));
      assert.ok(said.startsWith("FormatError readModel: ") && said.includes(message), said);
    });
  }

  it("refuse weights of another architecture, and print both shapes", () => {
    const change = withField("network.nodes.0.layer.kernel", [3, 1, 1]);
    const said = outcome(() =>
      readModel(
        tampered((record) => {
          const padded = withField("network.nodes.0.layer.padding", [
            [1, 1],
            [0, 0],
            [0, 0],
          ]);
          return padded(change(record) as Record<string, unknown>);
        }),
      ),
    );
    assert.equal(
      said,
      "ShapeError readModel: weights of threshold must fit, head.weight is [3, 1, 1, 1, 1], got [1, 1, 1, 1, 1]",
    );
  });

  it("refuse weights that are missing, too many, or no numbers", () => {
    const {weights, metadata} = readSafetensors(writeModel(thresholdModel(2)));
    const read = (changed: typeof weights) =>
      outcome(() =>
        readModel(
          writeSafetensors(changed, {dtype: "F32", metadata: Object.fromEntries(metadata)}),
        ),
      );
    const bias = weights.get("head.bias")!;
    assert.equal(
      read(new Map([["head.bias", bias]])),
      "RangeError readModel: weights must hold every array of threshold, got none named head.weight",
    );
    assert.equal(
      read(new Map([...weights, ["stray", bias]])),
      "RangeError readModel: weights must be those of threshold, got stray, which it does not have",
    );
    assert.equal(
      read(new Map([...weights, ["head.bias", tensor([1], [Number.NaN])]])),
      "FormatError readModel: head.bias must be finite, got NaN at [0]",
    );
  });

  it("refuse a network that does not outline volumes", () => {
    const strided = networkOf("strided", (b) =>
      b.conv("head", b.input, {filters: 1, kernel: 2, stride: 2, bias: false}),
    );
    assert.equal(
      outcome(() => writeModel(modelOf(strided, {"head.weight": [2, 2, 2, 1, 1]}))),
      "ShapeError writeModel: network strided must make [1, 4, 6, 8, 1] of a window [1, 4, 6, 8, 1], got [1, 2, 3, 4, 1]",
    );
    const two = networkOf("two", (b) =>
      b.conv("head", b.input, {filters: 2, kernel: 1, bias: false}),
    );
    assert.match(
      String(outcome(() => writeModel(modelOf(two, {"head.weight": [1, 1, 1, 1, 2]})))),
      /must make \[1, 4, 6, 8, 1\] of a window \[1, 4, 6, 8, 1\], got \[1, 4, 6, 8, 2\]$/,
    );
    const flat = unet({dims: 2, inChannels: 1, classes: 1, base: 1, depth: 1, padding: "same"});
    assert.match(
      String(outcome(() => writeModel({...thresholdModel(2), network: flat}))),
      /^ShapeError writeModel: network U-Net must take 3 axes and 1 channel, got 2 and 1$/,
    );
  });

  it("refuse to write what could not be read", () => {
    const model = {...thresholdModel(2), output: {...PARTS.output, threshold: 2}};
    assert.equal(
      outcome(() => writeModel(model)),
      "RangeError writeModel: output.threshold must be a probability from 0.000001 to 0.999999, got 2",
    );
  });
});
