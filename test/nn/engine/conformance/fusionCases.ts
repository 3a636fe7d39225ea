import {engineOps as ops} from "../../../../lib/nn/engine/ops/index.ts";
import {attention, attentionBackward} from "../../../../lib/nn/fusion/attention.ts";
import {gateMap, gateMapBackward} from "../../../../lib/nn/fusion/gateMap.ts";
import {sliceChannels, sliceChannelsBackward} from "../../../../lib/nn/fusion/sliceChannels.ts";
import {tensorFusion, tensorFusionBackward} from "../../../../lib/nn/fusion/tensorFusion.ts";
import {drawn, type EngineCase} from "./engineCase.ts";

type Shape = readonly number[];

const MAPS: readonly Shape[] = [
  [3, 4],
  [2, 5, 4],
  [2, 3, 4, 6],
  [2, 2, 3, 4, 5],
];

/** Bands of channels, gates of all three shapes, and outer products. */
function mapCases(): EngineCase[] {
  return MAPS.flatMap((shape) => {
    const at = `of [${shape}]`;
    const x = drawn(`fusion ${at}`, shape);
    const channels = shape[shape.length - 1];
    const outer = shape.slice(0, -1);
    const gates: readonly Shape[] = [shape, [...outer, 1], [shape[0], channels]];
    const band = {start: 1, count: channels - 2};
    return [
      {
        name: `sliceChannels ${at}`,
        inputs: {x},
        run: (tf, {x}) => ops.sliceChannels(tf, x, band),
        expected: ({x}) => sliceChannels(x, band),
        backward: (g, {x}) => ({x: sliceChannelsBackward(g, {shape: x.shape, ...band})}),
      },
      ...gates.map(
        (gate): EngineCase => ({
          name: `gateMap ${at} by [${gate}]`,
          inputs: {x, gate: drawn(`gate ${at}`, gate)},
          run: (tf, {x, gate}) => ops.gateMap(tf, x, gate),
          expected: ({x, gate}) => gateMap({x, gate}),
          backward: (g, {x, gate}) => ({...gateMapBackward(g, {x, gate})}),
        }),
      ),
      {
        name: `tensorFusion ${at}`,
        inputs: {a: x, b: drawn(`partner ${at}`, [...outer, 3])},
        run: (tf, {a, b}) => ops.tensorFusion(tf, a, b),
        expected: ({a, b}) => tensorFusion({a, b}),
        backward: (g, {a, b}) => ({...tensorFusionBackward(g, {a, b})}),
      },
    ] satisfies EngineCase[];
  });
}

const ATTENTIONS: readonly {q: Shape; k: Shape; v: Shape; scale?: number}[] = [
  {q: [1, 2, 4], k: [1, 3, 4], v: [1, 3, 5], scale: 0.5},
  {q: [2, 6, 3], k: [2, 6, 3], v: [2, 6, 3]},
  {q: [2, 2, 3, 4], k: [2, 4, 4], v: [2, 2, 2, 3]},
  {q: [2, 2, 3, 2, 4], k: [2, 3, 2, 2, 4], v: [2, 3, 2, 2, 2]},
];

/** Attention between places along one axis and several. */
function attentionCases(): EngineCase[] {
  return ATTENTIONS.map(
    ({q, k, v, scale}): EngineCase => ({
      name: `attention of [${q}] to [${k}], ${scale === undefined ? "usual scale" : scale}`,
      inputs: {q: drawn("q", q), k: drawn("k", k), v: drawn("v", v)},
      run: (tf, {q, k, v}) => ops.attention(tf, {q, k, v}, {scale}),
      expected: ({q, k, v}) => attention({q, k, v}, {scale}).y,
      backward: (g, {q, k, v}) => ({...attentionBackward(g, {q, k, v}, {scale})}),
    }),
  );
}

/** Layers that fuse modalities. */
export const FUSION_CASES: readonly EngineCase[] = [...mapCases(), ...attentionCases()];
