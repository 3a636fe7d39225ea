import {
  clipGradNorm,
  cosineSchedule,
  exponentialSchedule,
  initScale,
  minimise,
  type OptimiserRule,
  oneCycleSchedule,
  polynomialSchedule,
  stepSchedule,
} from "../../lib/nn/index.ts";
import {describeReference, number, numbers, type Op, type ReferenceCase} from "./cases.ts";

type Params = ReferenceCase["params"];

/** PyTorch's smoothing constant of RMSProp, which the cases do not state. */
const RMSPROP_DECAY = 0.99;

/** Reads a rule out of the words of a case's name, since all cases carry the same parameters. */
function ruleOf(name: string, params: Params): OptimiserRule {
  const [type, ...words] = name.split("_");
  const nesterov = words.includes("nesterov");
  const momentum = nesterov || words.includes("momentum") ? number(params, "momentum") : 0;
  const decays = type === "adamw" || words.includes("wd") || words.includes("l2");
  const weightDecay = decays ? number(params, "wd") : 0;
  const epsilon = number(params, "eps");
  const betas = () => ({beta1: number(params, "b1"), beta2: number(params, "b2")});
  switch (type) {
    case "sgd":
      return {type, momentum, nesterov, weightDecay};
    case "adam":
      return {type, ...betas(), epsilon, weightDecay};
    case "adamw":
      return {type: "adamW", ...betas(), epsilon, weightDecay};
    case "rmsprop":
      return {type: "rmsProp", decay: RMSPROP_DECAY, epsilon, weightDecay};
    case "adagrad":
      return {type, epsilon, weightDecay};
    default:
      throw new RangeError(`name: must begin with an optimiser's, got ${name}`);
  }
}

/** Goes downhill on p'Ap/2 − b'p. */
const quadratic: Op = ({name, params, inputs}) => {
  const a = numbers(inputs, "A");
  const b = numbers(inputs, "b");
  const start = Float64Array.from(numbers(inputs, "p0"));
  const f = (p: Float64Array) => {
    const ap = p.map((_, i) => p.reduce((sum, value, j) => sum + a[i * p.length + j] * value, 0));
    const value = p.reduce((sum, pi, i) => sum + pi * (ap[i] / 2 - b[i]), 0);
    return {value, gradient: ap.map((slope, i) => slope - b[i])};
  };
  const {trajectory, values} = minimise(f, start, {
    rule: ruleOf(name, params),
    learningRate: number(params, "lr"),
    steps: number(params, "steps"),
  });
  const data = trajectory.flatMap((p) => Array.from(p));
  return {
    trajectory: {shape: [trajectory.length, start.length], data},
    loss_before_step: values,
  };
};

/** Schedules by the word after `schedule_`. */
const SCHEDULES: Readonly<Record<string, (step: number, params: Params) => number>> = {
  schedule_step: (step, params) =>
    stepSchedule(step, {
      base: number(params, "base_lr"),
      every: number(params, "step_size"),
      factor: number(params, "gamma_step"),
    }),
  schedule_exponential: (step, params) =>
    exponentialSchedule(step, {
      base: number(params, "base_lr"),
      factor: number(params, "gamma_exp"),
    }),
  schedule_cosine: (step, params) =>
    cosineSchedule(step, {
      base: number(params, "base_lr"),
      steps: number(params, "T_max"),
      least: number(params, "eta_min"),
    }),
  schedule_poly: (step, params) =>
    polynomialSchedule(step, {
      base: number(params, "base_lr"),
      steps: number(params, "T_max"),
      power: number(params, "poly_power"),
    }),
  schedule_onecycle: (step, params) =>
    oneCycleSchedule(step, {peak: number(params, "base_lr"), steps: number(params, "total_steps")}),
};

/** Finds the schedule whose name begins the case's. */
function scheduleOf(name: string) {
  const found = Object.keys(SCHEDULES).find((key) => name.startsWith(key));
  if (found === undefined) {
    const known = Object.keys(SCHEDULES).join(", ");
    throw new RangeError(`name: must begin with one of ${known}, got ${name}`);
  }
  return SCHEDULES[found];
}

/** All learning rates of a run. */
const schedule: Op = ({name, params, expected}) => {
  const rate = scheduleOf(name);
  const steps = numbers(expected, "lr").length;
  return {lr: Float64Array.from({length: steps}, (_, step) => rate(step, params))};
};

/** One gradient, shortened. */
const clip: Op = ({params, inputs}) => {
  const gradient = Float64Array.from(numbers(inputs, "grad"));
  const {norm, gradients} = clipGradNorm([gradient], {maxNorm: number(params, "max_norm")});
  return {total_norm: norm, clipped: gradients[0]};
};

/** Scales of a weight that PyTorch keeps as [out, in, kernel…]. */
const scales: Op = ({params}) => {
  const [outputs, inputs, ...kernel] = numbers(params, "weight_shape");
  const scale = initScale([...kernel, inputs, outputs]);
  return {
    fan_in: scale.fanIn,
    fan_out: scale.fanOut,
    kaiming_normal_std_fan_in_relu: scale.kaimingNormal,
    kaiming_uniform_bound_fan_in_relu: scale.kaimingUniform,
    xavier_uniform_bound: scale.xavierUniform,
    xavier_normal_std: scale.xavierNormal,
    pytorch_default_conv_bound: scale.torch,
  };
};

describeReference({
  files: "cnn/optim*.json",
  ops: {
    optimiser_quadratic: quadratic,
    lr_schedule: schedule,
    clip_grad_norm: clip,
    init_scale: scales,
  },
});
