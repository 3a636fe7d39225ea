import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";
import {type ActivationNodes, activationNodes} from "./activationNodes.ts";
import {type ArithmeticNodes, arithmeticNodes} from "./arithmeticNodes.ts";
import {type FusionNodes, fusionNodes} from "./fusionNodes.ts";
import {type KernelNodes, kernelNodes} from "./kernelNodes.ts";
import {type LossNodes, lossNodes} from "./lossNodes.ts";
import {type NormNodes, normNodes} from "./normNodes.ts";
import {type ShapeNodes, shapeNodes} from "./shapeNodes.ts";
import type {Recorder, Variable} from "./variable.ts";

/** Records what is computed; its methods are the operations that can be differentiated. */
export interface Tape
  extends Recorder,
    ArithmeticNodes,
    KernelNodes,
    NormNodes,
    ActivationNodes,
    ShapeNodes,
    FusionNodes,
    LossNodes {}

/** Throws unless a tensor holds as many numbers as its shape says. */
function requireTensor(who: string, {shape, data}: Tensor): void {
  if (sizeOf(shape) !== data.length) {
    throw new ShapeError(
      `${who}: value must hold as many numbers as its shape, got ${data.length} for ${shapeText(shape)}`,
    );
  }
}

/** The three ways to put a value on a tape. */
function recorder(): Recorder {
  const nodes: Variable[] = [];
  const put = (node: Omit<Variable, "index">): Variable => {
    requireTensor(`tape.${node.op}`, node.value);
    const variable = {index: nodes.length, ...node};
    nodes.push(variable);
    return variable;
  };

  // A leaf has no inputs, so nothing flows on from it.
  const leaf = (op: string) => (value: Tensor, name?: string) =>
    put({op, name: name ?? "", value, inputs: [], backward: () => []});
  return {
    nodes,
    variable: leaf("variable"),
    constant: leaf("constant"),
    record(op, inputs, {value, backward, name = ""}) {
      for (const input of inputs) {
        if (nodes[input.index] !== input) {
          throw new RangeError(
            `tape.${op}: inputs must be recorded on this tape, got ${input.op} ${input.name} of another`,
          );
        }
      }
      return put({op, name, value, inputs, backward});
    },
  };
}

/**
 * Starts an empty tape: what is computed with its methods is recorded in order, and `gradients` runs
 * the record backwards.
 *
 * `variable` puts a tensor on it that gradients may be asked for, `constant` one that stands still;
 * every other method takes what is on the tape and adds a node that holds its result and the rule that
 * carries a gradient back to its inputs. `record` adds a node of your own.
 *
 * @formula eq:chain-rule $\nabla_x L = \sum_{y\,:\,x \to y} \left(\frac{\partial y}{\partial x}\right)^{\!\top} \nabla_y L$
 * @returns a tape; nothing of it is shared with another
 * @ref baydin2018
 * @example const tape = createTape();
 * const x = tape.variable(tensor([2], [3, 4]));
 * const loss = tape.sum(tape.multiply(x, x));
 * gradients(loss, [x])[0].data // [6, 8]
 */
export function createTape(): Tape {
  const base = recorder();
  const {record} = base;
  return {
    ...base,
    ...arithmeticNodes(record),
    ...kernelNodes(record),
    ...normNodes(record),
    ...activationNodes(record),
    ...shapeNodes(record),
    ...fusionNodes(record),
    ...lossNodes(record),
  };
}
