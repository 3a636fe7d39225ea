import {
  attention,
  attentionBackward,
  gatedMultimodalUnit,
  gatedMultimodalUnitBackward,
  squeezeExcitation,
  squeezeExcitationBackward,
  tensorFusion,
  tensorFusionBackward,
} from "../../lib/nn/index.ts";
import {describeReference, number, type Op} from "./cases.ts";
import {arrayOf, imageOf, imageToTorch, kernelOf, kernelToTorch} from "./torch.ts";

/** Dot-product attention: [batch, place, channel] there and here. */
const attend: Op = ({params, inputs}) => {
  const [q, k, v] = ["q", "k", "v"].map((name) => arrayOf(inputs, name));
  const options = {scale: number(params, "scale")};
  const gradient = attentionBackward(arrayOf(inputs, "grad_output"), {q, k, v}, options);
  const {q: grad_q, k: grad_k, v: grad_v} = gradient;
  return {...attention({q, k, v}, options), grad_q, grad_k, grad_v};
};

/** Channels weighed by their means; dense weights are [out, in] there. */
const squeeze: Op = ({inputs}) => {
  const x = imageOf(inputs, "x");
  const weights = {
    weight1: kernelOf(inputs, "w1"),
    bias1: arrayOf(inputs, "b1"),
    weight2: kernelOf(inputs, "w2"),
    bias2: arrayOf(inputs, "b2"),
  };
  const {y, gate} = squeezeExcitation(x, weights);
  const gradient = squeezeExcitationBackward(imageOf(inputs, "grad_output"), {x, ...weights});
  return {
    y: imageToTorch(y),
    gate,
    grad_x: imageToTorch(gradient.x),
    grad_w1: kernelToTorch(gradient.weight1),
    grad_b1: gradient.bias1,
    grad_w2: kernelToTorch(gradient.weight2),
    grad_b2: gradient.bias2,
  };
};

/** Two modalities mixed by a gate. */
const gated: Op = ({inputs}) => {
  const unit = {
    a: arrayOf(inputs, "a"),
    b: arrayOf(inputs, "b"),
    weightA: kernelOf(inputs, "Wa"),
    weightB: kernelOf(inputs, "Wb"),
    weightZ: kernelOf(inputs, "Wz"),
  };
  const gradient = gatedMultimodalUnitBackward(arrayOf(inputs, "grad_output"), unit);
  return {
    ...gatedMultimodalUnit(unit),
    grad_a: gradient.a,
    grad_b: gradient.b,
    grad_Wa: kernelToTorch(gradient.weightA),
    grad_Wb: kernelToTorch(gradient.weightB),
    grad_Wz: kernelToTorch(gradient.weightZ),
  };
};

/** All products of two modalities, each behind a 1. */
const outer: Op = ({inputs}) => {
  const pair = {a: arrayOf(inputs, "a"), b: arrayOf(inputs, "b")};
  const y = tensorFusion(pair);
  if (inputs["grad_output"] === undefined) return {y};
  const gradient = tensorFusionBackward(arrayOf(inputs, "grad_output"), pair);
  return {y, grad_a: gradient.a, grad_b: gradient.b};
};

const ops: Readonly<Record<string, Op>> = {
  attention: attend,
  squeeze_excitation: squeeze,
  gated_multimodal_unit: gated,
  tensor_fusion: outer,
};

describeReference({files: "cnn/attention_fusion*.json", ops});
