import assert from "node:assert/strict";
import {
  channelsLast,
  conv,
  convBackward,
  convOutputSize,
  effectiveFieldSd,
  effectiveReceptiveField,
  receptiveField,
  type Tensor,
  tensor,
  validUnetSizes,
  weightFromTorch,
} from "../../lib/nn/index.ts";
import {describeReference, number, numbers} from "./cases.ts";

/** Carries a gradient back through convolutions of stride 1 that keep the size. */
function backThrough(weights: readonly Tensor[], x: Tensor): (gradOutput: Tensor) => Tensor {
  const options = (weight: Tensor) => ({
    padding: weight.shape.slice(0, -2).map((k) => (k - 1) / 2),
  });
  const inputs = [x];
  for (const weight of weights)
    inputs.push(conv(inputs[inputs.length - 1], weight, options(weight)));
  return (gradOutput) =>
    weights.reduceRight(
      (g, weight, l) => convBackward(g, {x: inputs[l], weight, ...options(weight)}).x,
      gradOutput,
    );
}

describeReference({
  files: "cnn/receptive_field.json",
  ops: {
    theoretical_receptive_field({params}) {
      const rows = params["layers_kernel_stride_dilation"] as [number, number, number][];
      const fields = receptiveField(
        rows.map(([kernel, stride, dilation]) => ({kernel, stride, dilation})),
      );
      const last = fields[fields.length - 1];
      return {
        receptive_field: last.size,
        jump: last.jump,
        after_each_layer: fields.map(({size, jump}) => [size, jump]),
      };
    },
    effective_receptive_field_1d({params}) {
      assert.equal(params["weights"], "all 1/k");
      const layers = number(params, "layers");
      const kernel = number(params, "kernel");
      const theoretical = receptiveField(Array.from({length: layers}, () => ({kernel})))[layers - 1]
        .size;
      // An image twice as wide as the field keeps the field away from the padding.
      const half = theoretical;
      const x = tensor([1, 2 * half + 1, 1]);
      const weights = Array.from({length: layers}, () => tensor([kernel, 1, 1], 1 / kernel));
      const field = effectiveReceptiveField(backThrough(weights, x), {outputShape: x.shape});
      const first = field.gradient.data.findIndex((g) => g !== 0);
      return {
        gradient: field.gradient.data.filter((g) => g !== 0),
        gradient_offset_of_first: first - half,
        sum: field.sum,
        standard_deviation: field.sd[0],
        closed_form_sd: effectiveFieldSd(layers, kernel),
        theoretical_size: theoretical,
        ratio_2sd_to_theoretical: (2 * field.sd[0]) / theoretical,
      };
    },
    effective_receptive_field_2d({params, inputs}) {
      assert.equal(params["activation"], "none");
      const size = number(params, "size");
      const weights = Array.from({length: number(params, "layers")}, (_, l) => {
        const {shape} = inputs[`w${l}`] as {shape: number[]};
        return weightFromTorch(tensor(shape, numbers(inputs, `w${l}`)));
      });
      const x = channelsLast(tensor([1, 1, size, size]));
      const field = effectiveReceptiveField(backThrough(weights, x), {outputShape: x.shape});
      return {
        gradient_of_centre_output: tensor([size, size], field.gradient.data),
        rms_radius: field.rmsRadius,
      };
    },
    conv_output_size({expected}) {
      const rows = expected["rows"] as number[][];
      return {
        rows: rows.map(([size, kernel, stride, padding, dilation]) => [
          size,
          kernel,
          stride,
          padding,
          dilation,
          convOutputSize(size, {kernel, stride, padding, dilation}),
        ]),
      };
    },
    valid_unet_input_output({expected}) {
      const tables = expected["tables"] as {depth: number; pairs_in_out: number[][]}[];
      return {
        tables: tables.map(({depth, pairs_in_out}) => ({
          depth,
          pairs_in_out: validUnetSizes(depth, {count: pairs_in_out.length}),
        })),
      };
    },
  },
});
