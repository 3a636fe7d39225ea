import {ShapeError} from "../../core/index.ts";
import {addFusion} from "../ops/fusion.ts";
import {shapeText, type Tensor, tensor} from "../tensor.ts";
import type {RecordNode, Variable} from "./variable.ts";

/** Sums and products on a tape. */
export interface ArithmeticNodes {
  /** x + y, of one shape. */
  add(x: Variable, y: Variable, name?: string): Variable;
  /** x − y, of one shape. */
  subtract(x: Variable, y: Variable, name?: string): Variable;
  /** x · y element by element, of one shape. */
  multiply(x: Variable, y: Variable, name?: string): Variable;
  /** x times a fixed number. */
  scale(x: Variable, factor: number, name?: string): Variable;
  /** The product of matrices [m, k] and [k, n]. */
  matMul(x: Variable, y: Variable, name?: string): Variable;
  /** The sum of all elements, of shape [1]. */
  sum(x: Variable, name?: string): Variable;
  /** The mean of all elements, of shape [1]. */
  mean(x: Variable, name?: string): Variable;
}

/** Applies a function of two numbers element by element; shapes agree. */
function zip(x: Tensor, y: Tensor, f: (x: number, y: number) => number): Tensor {
  return {shape: x.shape, data: x.data.map((value, i) => f(value, y.data[i]))};
}

/** Applies a function of one number element by element. */
function map(x: Tensor, f: (x: number) => number): Tensor {
  return {shape: x.shape, data: x.data.map(f)};
}

/** Throws unless two values have one shape. */
function requireAlike(op: string, x: Variable, y: Variable): void {
  const [first, second] = [shapeText(x.value.shape), shapeText(y.value.shape)];
  if (first !== second) {
    throw new ShapeError(`tape.${op}: inputs must have one shape, got ${first} and ${second}`);
  }
}

/** Multiplies matrices; `turned` reads that factor as its transpose. */
function product(x: Tensor, y: Tensor, turned?: "x" | "y"): Tensor {
  const [rows, inner] = turned === "x" ? [x.shape[1], x.shape[0]] : [x.shape[0], x.shape[1]];
  const columns = turned === "y" ? y.shape[0] : y.shape[1];
  const [xRow, xColumn] = turned === "x" ? [1, rows] : [inner, 1];
  const [yRow, yColumn] = turned === "y" ? [1, inner] : [columns, 1];
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) {
        sum += x.data[i * xRow + k * xColumn] * y.data[k * yRow + j * yColumn];
      }
      data[i * columns + j] = sum;
    }
  }
  return {shape: [rows, columns], data};
}

/** Multiplies two matrices on the tape: the gradient of a factor is the gradient times the other one. */
function matMul(record: RecordNode, x: Variable, y: Variable, name: string): Variable {
  const [a, b] = [x.value, y.value];
  if (a.shape.length !== 2 || b.shape.length !== 2 || a.shape[1] !== b.shape[0]) {
    throw new ShapeError(
      `tape.matMul: inputs must be matrices [m, k] and [k, n], got ${shapeText(a.shape)} and ${shapeText(b.shape)}`,
    );
  }
  return record("matMul", [x, y], {
    value: product(a, b),
    backward: (g) => [product(g, b, "y"), product(a, g, "x")],
    name,
  });
}

/** Builds the arithmetic of a tape. */
export function arithmeticNodes(record: RecordNode): ArithmeticNodes {
  const total = (op: "sum" | "mean") => (x: Variable, name?: string) => {
    const {shape, data} = x.value;
    const share = op === "sum" ? 1 : 1 / data.length;
    return record(op, [x], {
      value: tensor([1], [share * data.reduce((sum, value) => sum + value, 0)]),
      backward: (g) => [tensor(shape, share * g.data[0])],
      name: name ?? "",
    });
  };
  return {
    add(x, y, name = "") {
      requireAlike("add", x, y);
      return record("add", [x, y], {
        value: addFusion(x.value, y.value),
        backward: (g) => [g, g],
        name,
      });
    },
    subtract(x, y, name = "") {
      requireAlike("subtract", x, y);
      return record("subtract", [x, y], {
        value: zip(x.value, y.value, (a, b) => a - b),
        backward: (g) => [g, map(g, (value) => -value)],
        name,
      });
    },
    multiply(x, y, name = "") {
      requireAlike("multiply", x, y);
      return record("multiply", [x, y], {
        value: zip(x.value, y.value, (a, b) => a * b),
        backward: (g) => [zip(g, y.value, (a, b) => a * b), zip(g, x.value, (a, b) => a * b)],
        name,
      });
    },
    scale: (x, factor, name = "") =>
      record("scale", [x], {
        value: map(x.value, (value) => factor * value),
        backward: (g) => [map(g, (value) => factor * value)],
        name,
      }),
    matMul: (x, y, name = "") => matMul(record, x, y, name),
    sum: total("sum"),
    mean: total("mean"),
  };
}
