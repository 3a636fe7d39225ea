import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor, tensor} from "../tensor.ts";
import type {Variable} from "./variable.ts";

/** Lists a node and all that it was computed from, the latest first. */
function ancestors(last: Variable): Variable[] {
  const found = new Set<Variable>([last]);
  for (const node of found) for (const input of node.inputs) found.add(input);
  return [...found].sort((a, b) => b.index - a.index);
}

/** Finds the nodes through which a gradient must pass to reach one of `of`. */
function onTheWay(nodes: readonly Variable[], of: readonly Variable[]): Set<Variable> {
  const way = new Set(of);
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (nodes[i].inputs.some((input) => way.has(input))) way.add(nodes[i]);
  }
  return way;
}

/** The gradient to start from: given, or 1 where the value is one number. */
function startOf({op, value}: Variable, gradOutput: Tensor | undefined): Tensor {
  const shape = shapeText(value.shape);
  if (gradOutput === undefined) {
    if (value.data.length === 1) return tensor(value.shape, 1);
    throw new ShapeError(
      `gradients: loss must be one number unless gradOutput is given, got ${op} of shape ${shape}`,
    );
  }
  if (shapeText(gradOutput.shape) !== shape) {
    throw new ShapeError(
      `gradients: gradOutput must have the shape of ${op}, got ${shapeText(gradOutput.shape)} and ${shape}`,
    );
  }
  return gradOutput;
}

/** Adds what a node sends to one of its inputs to what others have sent there. */
function accumulate(sums: Map<Variable, Tensor>, input: Variable, part: Tensor, op: string): void {
  const {shape} = input.value;
  if (shapeText(part.shape) !== shapeText(shape)) {
    throw new ShapeError(
      `gradients: backward of ${op} must give its input's shape, got ${shapeText(part.shape)} and ${shapeText(shape)}`,
    );
  }
  const sum = sums.get(input);
  if (sum === undefined) {
    sums.set(input, {shape, data: Float64Array.from(part.data)});
    return;
  }
  for (let i = 0; i < sum.data.length; i++) sum.data[i] += part.data[i];
}

/**
 * Computes the gradients of one number with respect to variables, by running the tape backwards.
 *
 * Each node is visited once, after all that use it; a value that is used twice gathers both gradients.
 * The loss does not depend on a variable that had no part in it: its gradient is 0.
 *
 * @formula $\nabla_{x} L = \sum_{y\,:\,x \to y} J_{y,x}^{\top}\, \nabla_{y} L$, starting from $\nabla_L L = 1$
 * @param loss - a node of one number, or of any shape when gradOutput is given
 * @param of - nodes whose gradients are wanted
 * @param options - gradOutput: gradient with respect to `loss` to start from, of its shape; then the
 *   results are products of the transposed Jacobian with it
 * @returns a gradient for each, of its shape
 * @throws ShapeError when the loss is not one number and no gradOutput of its shape is given, or a
 *   rule of one's own gives a gradient of another shape than its input
 * @ref baydin2018
 * @example const tape = createTape();
 * const x = tape.variable(tensor([2], [3, 4]));
 * gradients(tape.sum(tape.multiply(x, x)), [x])[0].data // [6, 8]
 */
export function gradients(
  loss: Variable,
  of: readonly Variable[],
  {gradOutput}: {readonly gradOutput?: Tensor | undefined} = {},
): Tensor[] {
  const nodes = ancestors(loss);
  const way = onTheWay(nodes, of);
  const wanted = new Set(of);
  const sums = new Map<Variable, Tensor>();
  accumulate(sums, loss, startOf(loss, gradOutput), loss.op);
  for (const node of nodes) {
    const gradient = sums.get(node);
    if (gradient === undefined || !node.inputs.some((input) => way.has(input))) continue;
    const parts = node.backward(gradient);
    node.inputs.forEach((input, k) => {
      const part = parts[k];
      if (part !== undefined && way.has(input)) accumulate(sums, input, part, node.op);
    });

    // What has been passed on is not needed again, unless it was asked for.
    if (!wanted.has(node)) sums.delete(node);
  }
  return of.map((node) => sums.get(node) ?? tensor(node.value.shape));
}
