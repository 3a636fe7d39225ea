import type {EngineTensor, Tf} from "../../../../lib/nn/engine/engine.ts";
import {engineOps} from "../../../../lib/nn/engine/ops/index.ts";
import {conv} from "../../../../lib/nn/ops/conv.ts";
import {convBackward} from "../../../../lib/nn/ops/convBackward.ts";
import {convTranspose} from "../../../../lib/nn/ops/convTranspose.ts";
import {convTransposeBackward} from "../../../../lib/nn/ops/convTransposeBackward.ts";
import type {PaddingOption, PerAxis} from "../../../../lib/nn/ops/perAxis.ts";
import type {Tensor} from "../../../../lib/nn/tensor.ts";
import {drawn, type EngineCase, type Inputs} from "./engineCase.ts";

interface Geometry {
  readonly stride?: PerAxis;
  readonly padding?: PaddingOption;
  readonly dilation?: PerAxis;
  readonly groups?: number;
  readonly outputPadding?: PerAxis;
  readonly bias?: boolean;
}

/** Shapes of image and kernel, and the options. */
type Row = readonly [x: readonly number[], weight: readonly number[], geometry: Geometry];

const CONVOLUTIONS: readonly Row[] = [
  // One axis.
  [[2, 9, 3], [3, 3, 4], {padding: 1}],
  [[1, 11, 2], [4, 2, 3], {stride: 3, padding: [[2, 1]], bias: true}],
  // Two axes: kernels of one, odd and even; sizes that stride does not divide; channels from 1 to 17.
  [[1, 5, 5, 1], [1, 1, 1, 1], {}],
  [[2, 6, 7, 3], [1, 1, 3, 5], {bias: true}],
  [[1, 3, 3, 2], [3, 3, 2, 2], {}],
  [[2, 7, 6, 3], [3, 3, 3, 4], {padding: 1, bias: true}],
  [[1, 8, 9, 1], [3, 3, 1, 8], {padding: 1}],
  [[3, 5, 4, 8], [3, 3, 8, 16], {padding: 1}],
  [[1, 9, 9, 17], [3, 3, 17, 9], {padding: 1}],
  [[1, 33, 35, 4], [3, 3, 4, 4], {padding: 1}],
  [[1, 7, 9, 2], [2, 4, 2, 3], {}],
  [[1, 7, 9, 2], [5, 5, 2, 3], {padding: 2}],
  [[2, 7, 8, 3], [3, 3, 3, 4], {stride: 2, padding: 1, bias: true}],
  [[1, 9, 10, 2], [3, 2, 2, 3], {stride: [2, 3]}],
  [[2, 8, 8, 2], [2, 2, 2, 4], {stride: 2}],
  [[1, 9, 7, 2], [2, 2, 2, 3], {stride: 3}],
  [
    [1, 6, 7, 2],
    [3, 3, 2, 2],
    {
      padding: [
        [2, 0],
        [1, 3],
      ],
    },
  ],
  [[1, 9, 11, 2], [3, 3, 2, 3], {dilation: 2, padding: 2}],
  [[1, 10, 9, 2], [3, 2, 2, 3], {dilation: [3, 2]}],
  [[1, 11, 12, 2], [3, 3, 2, 2], {dilation: 2, stride: 2, padding: 1}],
  [[2, 6, 5, 4], [3, 3, 2, 6], {groups: 2, padding: 1, bias: true}],
  [[1, 7, 7, 6], [3, 3, 1, 6], {groups: 6, padding: 1, stride: 2}],
  [[1, 7, 7, 3], [3, 3, 1, 6], {groups: 3, dilation: 2}],
  // Three axes.
  [[1, 3, 4, 5, 2], [1, 1, 1, 2, 3], {bias: true}],
  [[2, 5, 4, 6, 3], [3, 3, 3, 3, 4], {padding: 1, bias: true}],
  [[1, 5, 6, 7, 1], [3, 3, 3, 1, 8], {padding: 1}],
  [[1, 4, 5, 5, 8], [3, 3, 3, 8, 8], {padding: 1}],
  [[1, 5, 5, 5, 2], [3, 3, 3, 2, 2], {}],
  [[1, 5, 6, 7, 2], [3, 3, 3, 2, 3], {stride: 2, padding: 1}],
  [[1, 4, 6, 6, 2], [2, 2, 2, 2, 3], {stride: 2}],
  [
    [1, 5, 7, 6, 2],
    [2, 3, 1, 2, 2],
    {
      stride: [1, 2, 3],
      padding: [
        [0, 1],
        [1, 0],
        [0, 0],
      ],
    },
  ],
  [[1, 6, 6, 7, 2], [3, 3, 3, 2, 2], {dilation: 2, padding: 2}],
  [[1, 7, 6, 7, 2], [3, 2, 2, 2, 2], {dilation: [2, 1, 2], stride: [2, 2, 1], padding: 1}],
  [[1, 4, 5, 5, 4], [3, 3, 3, 2, 4], {groups: 2, padding: 1, bias: true}],
  [[1, 4, 4, 5, 3], [3, 3, 3, 1, 3], {groups: 3, padding: 1}],
];

const TRANSPOSED: readonly Row[] = [
  [[1, 5, 2], [2, 3, 2], {stride: 2}],
  [[2, 4, 2], [3, 3, 2], {stride: 2, padding: 1, outputPadding: 1, bias: true}],
  [[2, 4, 5, 3], [2, 2, 4, 3], {stride: 2, bias: true}],
  [[1, 3, 4, 8], [2, 2, 4, 8], {stride: 2}],
  [[1, 4, 5, 2], [3, 3, 3, 2], {stride: 2, padding: 1, outputPadding: 1}],
  [[1, 4, 5, 2], [3, 3, 3, 2], {padding: 1}],
  [[1, 5, 4, 2], [4, 4, 3, 2], {stride: 2, padding: 1}],
  [[1, 4, 3, 2], [3, 2, 3, 2], {stride: [3, 1], outputPadding: [2, 0]}],
  [[1, 4, 4, 2], [1, 1, 3, 2], {stride: 2}],
  [[1, 4, 4, 2], [3, 3, 2, 2], {dilation: 2, stride: 2, padding: 1}],
  [[1, 4, 4, 4], [3, 3, 3, 4], {groups: 2, stride: 2, bias: true}],
  [[2, 2, 3, 4, 3], [2, 2, 2, 4, 3], {stride: 2, bias: true}],
  [[1, 3, 3, 4, 2], [3, 3, 3, 3, 2], {stride: 2, padding: 1, outputPadding: 1}],
  [[1, 3, 4, 3, 2], [3, 3, 3, 2, 2], {padding: 1}],
  [[1, 3, 3, 2, 2], [2, 3, 2, 2, 2], {stride: [2, 1, 3], outputPadding: [0, 0, 1]}],
  [[1, 3, 3, 3, 2], [2, 2, 2, 2, 2], {dilation: 2, stride: 2}],
  [[1, 3, 3, 3, 4], [2, 2, 2, 1, 4], {groups: 4, stride: 2}],
];

/** The two layers, on an engine and in double precision. */
const LAYERS = {
  conv: {rows: CONVOLUTIONS, filters: (w: readonly number[]) => w[w.length - 1]},
  convTranspose: {
    rows: TRANSPOSED,
    filters: (w: readonly number[], groups: number) => w[w.length - 2] * groups,
  },
} as const;

function convCase(layer: keyof typeof LAYERS, [x, w, geometry]: Row): EngineCase {
  const {bias = false, ...options} = geometry;
  const name = `${layer} of [${x}] with [${w}] ${JSON.stringify(geometry)}`;
  const filters = LAYERS[layer].filters(w, options.groups ?? 1);
  const given = (inputs: Inputs<Tensor>) =>
    inputs["bias"] === undefined ? options : {...options, bias: inputs["bias"]};
  return {
    name,
    inputs: {
      x: drawn(`${name} x`, x),
      weight: drawn(`${name} w`, w, 0.5),
      ...(bias ? {bias: drawn(`${name} b`, [filters])} : {}),
    },
    run: (tf: Tf, inputs: Inputs<EngineTensor>) =>
      engineOps[layer](tf, inputs["x"], inputs["weight"], {...options, bias: inputs["bias"]}),
    expected: (inputs) => {
      const reference = layer === "conv" ? conv : convTranspose;
      return reference(inputs["x"], inputs["weight"], given(inputs));
    },
    backward: (g, inputs) => {
      const back = layer === "conv" ? convBackward : convTransposeBackward;
      const all = {x: inputs["x"], weight: inputs["weight"], ...given(inputs)};
      const gradients = back(g, all);
      return bias ? {...gradients} : {x: gradients.x, weight: gradients.weight};
    },
  };
}

/** Convolutions and transposed ones. */
export const CONV_CASES: readonly EngineCase[] = [
  ...CONVOLUTIONS.map((row) => convCase("conv", row)),
  ...TRANSPOSED.map((row) => convCase("convTranspose", row)),
];
