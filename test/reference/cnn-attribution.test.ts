import {
  type Attribution,
  type CompleteAttribution,
  deepLift,
  deletionInsertion,
  exactShapley,
  forward,
  gradCam,
  gradCamPlusPlus,
  gridTiles,
  guidedBackprop,
  inputGradient,
  inputTimesGradient,
  type IntegrationRule,
  integratedGradients,
  leaveOneOut,
  linearShapley,
  lrp,
  occlusion,
  softmax,
  type TargetScore,
  type Tensor,
} from "../../lib/nn/index.ts";
import {
  describeReference,
  number,
  numbers,
  type Op,
  type ReferenceCase,
  type Results,
  text,
} from "./cases.ts";
import {type GraphNetwork, graphNetwork} from "./graphNetwork.ts";
import {arrayOf, imageOf, imageToTorch} from "./torch.ts";

/** What a case explains. */
interface Setup extends GraphNetwork {
  readonly params: ReferenceCase["params"];
  readonly inputs: ReferenceCase["inputs"];
  readonly x: Tensor;
  readonly baseline: Tensor;
  readonly score: TargetScore;
}

/** Finds the case with the network: the one that `inputs` names, or the last one with a graph before this. */
function networkCase(one: ReferenceCase, all: readonly ReferenceCase[]): ReferenceCase {
  if ("graph" in one.params) return one;
  const named = /case '([^']+)'/.exec(String(one.inputs))?.[1];
  const before = all.slice(0, all.indexOf(one)).reverse();
  const found = before.find(({name, params}) =>
    named === undefined ? "graph" in params : name === named,
  );
  if (found === undefined) throw new Error(`${one.name}: no case with its network`);
  return found;
}

/** Reads network, image and score of a case. */
function setupOf(one: ReferenceCase, all: readonly ReferenceCase[]): Setup {
  const base = networkCase(one, all);
  const inputs: ReferenceCase["inputs"] =
    typeof one.inputs === "string" ? base.inputs : {...base.inputs, ...one.inputs};
  const params = {...base.params, ...one.params};
  const isProbability = /prob/.test(String(params["score"] ?? "logit"));
  const target = number(params, "target");
  return {
    ...graphNetwork(text(params, "graph"), inputs),
    params,
    inputs,
    x: imageOf(inputs, "x"),
    baseline: imageOf(inputs, "baseline"),
    score: isProbability ? {target, activation: "softmax"} : {target},
  };
}

/** An op on a network. */
const explained =
  (run: (setup: Setup) => Results): Op =>
  (one, all) =>
    run(setupOf(one, all));

/** The keys of an attribution. */
const mapOf = ({attribution}: Attribution): Results => ({attribution: imageToTorch(attribution)});

/** The keys of an attribution that should be complete. */
const completeOf = ({attribution, sum, score, baselineScore, gap}: CompleteAttribution) => ({
  attribution: imageToTorch(attribution),
  sum,
  score_difference: score - baselineScore,
  convergence_delta: gap,
});

/** The names of the rules in captum, and of the usual trapezoid. */
const RULES: Readonly<Record<string, IntegrationRule>> = {
  gausslegendre: "gauss-legendre",
  riemann_trapezoid: "captum-trapezoid",
  trapezoid_intervals: "trapezoid",
  riemann_middle: "middle",
  middle: "middle",
  riemann_left: "left",
  left: "left",
  riemann_right: "right",
  right: "right",
};

const integrated = explained(({network, weights, x, params, score, baseline}) => {
  const rule = RULES[text(params, "method")];
  const steps = number(params, "n_steps" in params ? "n_steps" : "n_intervals");
  return completeOf(integratedGradients(network, weights, x, {score, baseline, steps, rule}));
});

/** Moves the channels of a window behind its axes. */
const windowOf = (params: Setup["params"], key: string): number[] => {
  const [channels, ...axes] = numbers(params, key);
  return [...axes, channels];
};

const cam = (method: typeof gradCam) =>
  explained(({network, weights, x, params, score}) => {
    const found = method(network, weights, x, {score, layer: text(params, "layer")});
    return {
      attribution: imageToTorch(found.map),
      cam_relu: imageToTorch(found.cam),
      upsampled_bilinear: imageToTorch(found.upsampled),
    };
  });

const tilesOf = ({x, params}: Setup) => gridTiles(x.shape.slice(1, -1), numbers(params, "tiles"));

const ops: Readonly<Record<string, Op>> = {
  tiny_cnn_forward: explained(({network, weights, x, baseline}) => {
    const logits = (image: Tensor) =>
      forward(network, weights, image, {training: false}).outputs[0];
    return {
      logits: logits(x),
      probabilities: softmax(logits(x)),
      logits_baseline: logits(baseline),
    };
  }),
  saliency: explained(({network, weights, x, score}) =>
    mapOf(inputGradient(network, weights, x, {score, absolute: true})),
  ),
  gradient: explained(({network, weights, x, score}) =>
    mapOf(inputGradient(network, weights, x, {score})),
  ),
  input_x_gradient: explained(({network, weights, x, score}) =>
    mapOf(inputTimesGradient(network, weights, x, {score})),
  ),
  integrated_gradients: integrated,
  integrated_gradients_limit: integrated,
  occlusion: explained(({network, weights, x, params, score, baseline}) => {
    const [window, stride] = [windowOf(params, "window"), windowOf(params, "strides")];
    return mapOf(occlusion(network, weights, x, {score, window, stride, baseline}));
  }),
  grad_cam: cam(gradCam),
  grad_cam_pp: cam(gradCamPlusPlus),
  guided_backprop: explained(({network, weights, x, score}) =>
    mapOf(guidedBackprop(network, weights, x, {score})),
  ),
  deeplift: explained(({network, weights, x, score, baseline}) =>
    completeOf(deepLift(network, weights, x, {score, baseline})),
  ),
  lrp_epsilon: explained(({network, weights, x, params, score}) => {
    const rule = {type: "epsilon", epsilon: number(params, "epsilon")} as const;
    const {attribution, sum, score: value} = lrp(network, weights, x, {score, rule});
    return {attribution: imageToTorch(attribution), sum, score: value};
  }),
  shapley_exact: explained((setup) => {
    const {network, weights, x, score, baseline} = setup;
    const tiles = tilesOf(setup);
    const {values, full, empty} = exactShapley(network, weights, x, {score, tiles, baseline});
    return {
      attribution: values,
      tile_of_pixel: {shape: tiles.shape, data: tiles.labels},
      value_empty: empty,
      value_full: full,
      sum: values.reduce((sum, value) => sum + value, 0),
    };
  }),
  leave_one_out: explained((setup) => {
    const {network, weights, x, score, baseline} = setup;
    const tiles = tilesOf(setup);
    return {attribution: leaveOneOut(network, weights, x, {score, tiles, baseline}).values};
  }),
  deletion_insertion: explained(({network, weights, x, params, inputs, score, baseline}) => {
    const order = arrayOf(inputs, "order").data;
    const pixelsPerStep = number(params, "pixels_per_step");
    const curves = {score, order, pixelsPerStep, baseline};
    const found = deletionInsertion(network, weights, x, curves);
    return {
      deletion: found.deletion,
      insertion: found.insertion,
      deletion_auc: found.deletionArea,
      insertion_auc: found.insertionArea,
    };
  }),
  shapley_linear: ({inputs}) => ({
    phi: linearShapley({
      weights: numbers(inputs, "w"),
      x: numbers(inputs, "x"),
      mean: numbers(inputs, "mean"),
    }),
  }),
};

describeReference({files: "cnn/attribution*.json", ops});
