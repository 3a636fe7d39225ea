import {
  createTape,
  gradientChain,
  gradients,
  networkGradients,
  type ResidualKind,
  residualBlock,
  softmaxCrossEntropy,
  type Tensor,
} from "../../lib/nn/index.ts";
import {describeReference, numbers, type Op, text} from "./cases.ts";
import {convBnRelu} from "./convBnReluOp.ts";
import {skipFusion} from "./skipFusionOp.ts";
import {arrayOf, imageOf, imageToTorch, kernelOf, kernelToTorch} from "./torch.ts";

/** A block of two convolutions, with and without its shortcut; the loss is sum(y · grad_output). */
const residual: Op = ({params, inputs}) => {
  const x = imageOf(inputs, "x");
  const weights = new Map([
    ["block.conv1.weight", kernelOf(inputs, "w1")],
    ["block.conv2.weight", kernelOf(inputs, "w2")],
  ]);
  const channels = x.shape[x.shape.length - 1];
  const block = residualBlock({
    dims: (x.shape.length - 2) as 1 | 2 | 3,
    inChannels: channels,
    filters: channels,
    kind: text(params, "kind").replace("_", "-") as ResidualKind,
    norm: "none",
  });
  const result = networkGradients(block, weights, x, {
    training: true,
    loss: (tape, [y]) => tape.sum(tape.multiply(y, tape.constant(imageOf(inputs, "grad_output")))),
  });
  return {
    y: imageToTorch(result.outputs[0]),
    grad_x: imageToTorch(result.nodes.get("input") as Tensor),
    grad_w1: kernelToTorch(result.weights.get("block.conv1.weight") as Tensor),
    grad_w2: kernelToTorch(result.weights.get("block.conv2.weight") as Tensor),
  };
};

/** A gradient on its way down a chain of layers. */
const chain: Op = ({inputs}) => {
  const {shape, data} = arrayOf(inputs, "jacobians");
  const [layers, n] = shape;
  const jacobians = Array.from({length: layers}, (_, l) => ({
    shape: [n, n],
    data: data.slice(l * n * n, (l + 1) * n * n),
  }));
  const result = gradientChain(jacobians, Float64Array.from(numbers(inputs, "grad_top")));
  return {
    norm_plain: result.plain,
    norm_residual: result.residual,
    alpha: result.alpha,
    lower_bound: result.lower,
    upper_bound: result.upper,
  };
};

/** The smallest U-Net, written on the tape, with the gradients of everything. */
const tinyUnet: Op = ({inputs}) => {
  const tape = createTape();
  const x = tape.variable(imageOf(inputs, "x"), "x");
  const names = ["enc0a", "bott", "up", "dec0", "out"];
  const weights = names.map((name) => tape.variable(kernelOf(inputs, `w_${name}`), name));
  const biases = names.map((name) => tape.variable(arrayOf(inputs, `w_${name}_bias`), name));
  const same = (input: typeof x, k: number) =>
    tape.relu(tape.conv(input, weights[k], {bias: biases[k], padding: 1}));

  const encoded = same(x, 0);
  const bottom = same(tape.maxPool(encoded, {kernel: 2}), 1);
  const up = tape.convTranspose(bottom, weights[2], {bias: biases[2], stride: 2});
  const decoded = same(tape.concat([encoded, up]), 3);
  const logits = tape.conv(decoded, weights[4], {bias: biases[4]});
  const labels = arrayOf(inputs, "labels");
  const entropy = softmaxCrossEntropy(logits.value, labels, {reduction: "mean"});
  const loss = tape.loss(logits, entropy);

  const [gradX, ...rest] = gradients(loss, [x, ...weights, ...biases]);
  const results: Record<string, unknown> = {
    logits: imageToTorch(logits.value),
    loss: loss.value.data[0],
    grad_x: imageToTorch(gradX),
  };
  names.forEach((name, k) => {
    results[`grad_${name}`] = kernelToTorch(rest[k]);
    results[`grad_${name}_bias`] = rest[names.length + k];
  });
  return results;
};

const ops: Readonly<Record<string, Op>> = {
  residual_block: residual,
  gradient_chain: chain,
  skip_fusion: skipFusion,
  tiny_unet_ce: tinyUnet,
  conv_bn_relu: convBnRelu,
};

describeReference({files: "cnn/blocks*.json", ops});
