import {
  activate,
  activateBackward,
  logSoftmax,
  logSoftmaxBackward,
  prelu,
  preluBackward,
  type ScalarActivationName,
  softmax,
  softmaxBackward,
  type Tensor,
  tensor,
} from "../../lib/nn/index.ts";
import {describeReference, number, type Op} from "./cases.ts";
import {arrayOf} from "./torch.ts";

/** Value and slope of an activation; `parameter` is the name that PyTorch gives its alpha. */
function scalar(type: ScalarActivationName, parameter?: string): Op {
  return ({params, inputs}) => {
    const x = arrayOf(inputs, "x");
    const alpha = parameter === undefined ? undefined : number(params, parameter);
    const ones = tensor(x.shape, 1);
    return {
      y: activate(x, {type, alpha}),
      derivative: activateBackward(ones, {x, type, alpha}),
    };
  };
}

const learned: Op = ({params, inputs}) => {
  const x = arrayOf(inputs, "x");
  const alpha = tensor([1], number(params, "slope"));
  const gradients = preluBackward(tensor(x.shape, 1), {x, alpha});
  return {y: prelu(x, {alpha}), derivative: gradients.x, grad_slope: gradients.alpha};
};

/** Moves an axis to the end, or, with the two numbers exchanged, back. */
function move(x: Tensor, from: number, to: number): Tensor {
  const order = x.shape.map((_, axis) => axis);
  order.splice(to, 0, ...order.splice(from, 1));
  const shape = order.map((axis) => x.shape[axis]);
  const strides = x.shape.map((_, axis) => x.shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  const data = x.data.map((_, index) => {
    let rest = index;
    let at = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at += (rest % shape[axis]) * strides[order[axis]];
      rest = Math.floor(rest / shape[axis]);
    }
    return x.data[at];
  });
  return {shape, data};
}

/** Softmax along any axis, which is the last one in the library. */
function classes(
  forward: (x: Tensor) => Tensor,
  backward: (gradOutput: Tensor, options: {x: Tensor}) => Tensor,
): Op {
  return ({params, inputs}) => {
    const given = arrayOf(inputs, "x");
    const last = given.shape.length - 1;
    const axis = number(params, "axis");
    const x = move(given, axis, last);
    const y = move(forward(x), last, axis);
    if (inputs["grad_output"] === undefined) return {y};
    const gradOutput = move(arrayOf(inputs, "grad_output"), axis, last);
    return {y, grad_x: move(backward(gradOutput, {x}), last, axis)};
  };
}

describeReference({
  files: "cnn/activations.json",
  ops: {
    relu: scalar("relu"),
    leaky_relu: scalar("leakyRelu", "negative_slope"),
    elu: scalar("elu", "alpha"),
    celu: scalar("celu", "alpha"),
    selu: scalar("selu"),
    gelu_exact: scalar("gelu"),
    gelu_tanh: scalar("geluTanh"),
    silu: scalar("silu"),
    mish: scalar("mish"),
    softplus: scalar("softplus", "beta"),
    sigmoid: scalar("sigmoid"),
    tanh: scalar("tanh"),
    hardswish: scalar("hardSwish"),
    relu6: scalar("relu6"),
    logsigmoid: scalar("logSigmoid"),
    softsign: scalar("softsign"),
    prelu: learned,
    softmax: classes(softmax, softmaxBackward),
    log_softmax: classes(logSoftmax, logSoftmaxBackward),
  },
});
