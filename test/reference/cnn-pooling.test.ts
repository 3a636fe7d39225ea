import {
  adaptiveAvgPool,
  adaptiveAvgPoolBackward,
  aliasFrequency,
  avgPool,
  avgPoolBackward,
  boxResponse,
  channelsFirst,
  channelsLast,
  type InterpolationOptions,
  maxPool,
  maxPoolBackward,
  pooledNoiseVariance,
  type Tensor,
  tensor,
  upsample,
  upsampleBackward,
} from "../../lib/nn/index.ts";
import {describeReference, number, numbers, type Op} from "./cases.ts";

/** Reads an image that PyTorch keeps channel-first. */
function image(inputs: Readonly<Record<string, unknown>>, key: string): Tensor {
  const {shape} = inputs[key] as {shape: number[]};
  return channelsLast(tensor(shape, numbers(inputs, key)));
}

/** Reads an option that is one number or one for each axis. */
function axes(params: Readonly<Record<string, unknown>>, key: string): number | readonly number[] {
  return params[key] as number | readonly number[];
}

const maximum: Op = ({params, inputs}) => {
  const x = image(inputs, "x");
  const window = {
    kernel: axes(params, "kernel_size"),
    stride: axes(params, "stride"),
    padding: axes(params, "padding"),
  };
  const {y, indices} = maxPool(x, window);
  return {
    y: channelsFirst(y),
    indices: channelsFirst(tensor(y.shape, indices)),
    grad_x: channelsFirst(maxPoolBackward(image(inputs, "grad_output"), {x, indices})),
  };
};

const average: Op = ({params, inputs}) => {
  const x = image(inputs, "x");
  const options = {
    kernel: axes(params, "kernel_size"),
    stride: axes(params, "stride"),
    padding: axes(params, "padding"),
    countPadding: params["count_include_pad"] === true,
  };
  return {
    y: channelsFirst(avgPool(x, options)),
    grad_x: channelsFirst(avgPoolBackward(image(inputs, "grad_output"), {x, ...options})),
  };
};

const adaptive: Op = ({params, inputs}) => {
  const x = image(inputs, "x");
  const size = axes(params, "output_size");
  return {
    y: channelsFirst(adaptiveAvgPool(x, {size})),
    grad_x: channelsFirst(adaptiveAvgPoolBackward(image(inputs, "grad_output"), {x, size})),
  };
};

/** PyTorch names its interpolations by the number of axes. */
const MODES: Readonly<Record<string, InterpolationOptions["mode"]>> = {
  nearest: "nearest",
  linear: "linear",
  bilinear: "linear",
  trilinear: "linear",
  bicubic: "cubic",
};

const interpolate: Op = ({params, inputs}) => {
  const x = image(inputs, "x");
  const options = {
    size: axes(params, "size"),
    mode: MODES[String(params["mode"])],
    alignCorners: params["align_corners"] === true,
  };
  return {
    y: channelsFirst(upsample(x, options)),
    grad_x: channelsFirst(upsampleBackward(image(inputs, "grad_output"), {x, ...options})),
  };
};

describeReference({
  files: "cnn/pooling.json",
  ops: {
    max_pool1d: maximum,
    max_pool2d: maximum,
    max_pool3d: maximum,
    avg_pool1d: average,
    avg_pool2d: average,
    avg_pool3d: average,
    adaptive_avg_pool1d: adaptive,
    adaptive_avg_pool2d: adaptive,
    adaptive_avg_pool3d: adaptive,
    interpolate1d: interpolate,
    interpolate2d: interpolate,
    interpolate3d: interpolate,
    avg_pool_frequency_response_1d({params, inputs}) {
      const k = number(params, "k");
      const nyquist = 1 / (2 * k);
      return {
        gain: numbers(inputs, "cycles_per_sample").map((f) => boxResponse(k, f)),
        noise_variance_factor_2d: pooledNoiseVariance(1, {kernel: [k, k]}),
        noise_variance_factor_3d: pooledNoiseVariance(1, {kernel: [k, k, k]}),
        // The zeros up to the Nyquist frequency, where the response itself confirms them.
        nulls: Array.from({length: Math.floor(k / 2)}, (_, m) => (m + 1) / k).filter(
          (f) => boxResponse(k, f) < 1e-12,
        ),
        new_nyquist_cycles_per_sample: nyquist,
        gain_at_new_nyquist: boxResponse(k, nyquist),
      };
    },
    alias_frequency({params}) {
      const frequency = number(params, "frequency");
      const k = number(params, "decimation");
      return {
        alias_cycles_per_new_sample: aliasFrequency(frequency, k),
        // Every k-th sample of a wave is a wave of the same height: averaging over 1 sample.
        amplitude_plain_decimation: boxResponse(1, frequency),
        amplitude_after_avg_pool: boxResponse(k, frequency),
      };
    },
  },
});
