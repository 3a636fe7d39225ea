import {type AttentionOptions, attention, attentionBackward} from "../fusion/attention.ts";
import {gateMap, gateMapBackward} from "../fusion/gateMap.ts";
import {type ChannelBand, sliceChannels, sliceChannelsBackward} from "../fusion/sliceChannels.ts";
import {tensorFusion, tensorFusionBackward} from "../fusion/tensorFusion.ts";
import type {RecordNode, Variable} from "./variable.ts";

/** Nodes of a tape that fuse modalities; see the operations of the same names. */
export interface FusionNodes {
  /** A band of channels. */
  sliceChannels(x: Variable, options: ChannelBand, name?: string): Variable;
  /** x times a gate: of its shape, of one channel, or [batch, channels]. */
  gate(x: Variable, gate: Variable, name?: string): Variable;
  /** All products of (1, a) and (1, b) at each place. */
  tensorFusion(a: Variable, b: Variable, name?: string): Variable;
  /** Attention of q to k, which gathers v. */
  attention(
    inputs: {readonly q: Variable; readonly k: Variable; readonly v: Variable},
    options?: AttentionOptions,
    name?: string,
  ): Variable;
}

/** Builds the nodes of a tape that fuse modalities. */
export function fusionNodes(record: RecordNode): FusionNodes {
  return {
    sliceChannels: (x, {start, count}, name = "") =>
      record("sliceChannels", [x], {
        value: sliceChannels(x.value, {start, count}),
        backward: (g) => [sliceChannelsBackward(g, {shape: x.value.shape, start, count})],
        name,
      }),
    gate: (x, gate, name = "") =>
      record("gate", [x, gate], {
        value: gateMap({x: x.value, gate: gate.value}),
        backward(g) {
          const gradient = gateMapBackward(g, {x: x.value, gate: gate.value});
          return [gradient.x, gradient.gate];
        },
        name,
      }),
    tensorFusion: (a, b, name = "") =>
      record("tensorFusion", [a, b], {
        value: tensorFusion({a: a.value, b: b.value}),
        backward(g) {
          const gradient = tensorFusionBackward(g, {a: a.value, b: b.value});
          return [gradient.a, gradient.b];
        },
        name,
      }),
    attention({q, k, v}, {scale} = {}, name = "") {
      const inputs = {q: q.value, k: k.value, v: v.value};
      return record("attention", [q, k, v], {
        value: attention(inputs, {scale}).y,
        backward(g) {
          const gradient = attentionBackward(g, inputs, {scale});
          return [gradient.q, gradient.k, gradient.v];
        },
        name,
      });
    },
  };
}
