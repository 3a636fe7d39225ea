import assert from "node:assert/strict";
import {createTape, gradients, type Tensor, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

const numbers = (tensors: readonly Tensor[]) => tensors.map(({data}) => Array.from(data));

describe("createTape", () => {
  it("records values in the order in which they are computed", () => {
    const tape = createTape();
    const x = tape.variable(tensor([2], [1, 2]), "x");
    const y = tape.multiply(x, x, "square");
    assert.deepEqual(
      tape.nodes.map(({index, op, name}) => [index, op, name]),
      [
        [0, "variable", "x"],
        [1, "multiply", "square"],
      ],
    );
    assert.deepEqual(y.inputs, [x, x]);
    assert.deepEqual(createTape().nodes, []);
  });

  it("adds, subtracts, multiplies, scales and multiplies matrices", () => {
    const tape = createTape();
    const x = tape.variable(tensor([2], [1, 2]));
    const y = tape.variable(tensor([2], [3, 5]));
    const results = [tape.add(x, y), tape.subtract(x, y), tape.multiply(x, y), tape.scale(x, -2)];
    assert.deepEqual(numbers(results.map(({value}) => value)), [
      [4, 7],
      [-2, -3],
      [3, 10],
      [-2, -4],
    ]);
    assert.deepEqual(numbers([tape.sum(y).value, tape.mean(y).value]), [[8], [4]]);
    const a = tape.variable(tensor([2, 3], [1, 2, 3, 4, 5, 6]));
    const b = tape.variable(tensor([3, 1], [1, 0, -1]));
    assert.deepEqual(tape.matMul(a, b).value, tensor([2, 1], [-2, -2]));
  });

  it("refuses shapes that do not fit, and nodes of another tape", () => {
    const tape = createTape();
    const [x, y] = [tape.variable(tensor([2])), tape.variable(tensor([3]), "y")];
    const other = createTape().variable(tensor([2]), "stranger");
    const cases: readonly (readonly [() => unknown, string])[] = [
      [() => tape.add(x, y), "ShapeError tape.add: inputs must have one shape, got [2] and [3]"],
      [
        () => tape.multiply(x, y),
        "ShapeError tape.multiply: inputs must have one shape, got [2] and [3]",
      ],
      [
        () => tape.matMul(x, y),
        "ShapeError tape.matMul: inputs must be matrices [m, k] and [k, n], got [2] and [3]",
      ],
      [
        () => tape.add(x, other),
        "RangeError tape.add: inputs must be recorded on this tape, got variable stranger of another",
      ],
      [
        () => tape.variable({shape: [2], data: new Float64Array(3)}),
        "ShapeError tape.variable: value must hold as many numbers as its shape, got 3 for [2]",
      ],
    ];
    for (const [call, message] of cases) assert.equal(outcome(call), message);
  });
});

describe("gradients", () => {
  it("carries 1 back through f(a, b) = a·b + a", () => {
    const tape = createTape();
    const a = tape.variable(tensor([1], [3]));
    const b = tape.variable(tensor([1], [4]));
    const f = tape.add(tape.multiply(a, b), a);
    assert.deepEqual(numbers(gradients(f, [a, b])), [[5], [3]]);
  });

  it("visits a node once, after all that use it, however the paths divide", () => {
    // Each doubling has two paths: 2²⁰ of them in all, and still only 20 steps.
    const tape = createTape();
    const x = tape.variable(tensor([1], [1]));
    let y = x;
    for (let k = 0; k < 20; k++) y = tape.add(y, y);
    assert.deepEqual(numbers(gradients(y, [x])), [[2 ** 20]]);
  });

  it("runs through a chain of ten thousand nodes", () => {
    const tape = createTape();
    const x = tape.variable(tensor([1], [1]));
    let y = x;
    for (let k = 0; k < 10_000; k++) y = tape.scale(y, 1);
    assert.deepEqual(numbers(gradients(y, [x])), [[1]]);
  });

  it("is 0 for what had no part in the loss, and follows constants when asked", () => {
    const tape = createTape();
    const x = tape.variable(tensor([2], [1, 2]));
    const unused = tape.variable(tensor([3], 7));
    const c = tape.constant(tensor([2], [5, 6]));
    const loss = tape.sum(tape.multiply(x, c));
    assert.deepEqual(numbers(gradients(loss, [unused, c, loss])), [[0, 0, 0], [1, 2], [1]]);
  });

  it("starts from a given gradient where the result is not one number", () => {
    const tape = createTape();
    const x = tape.variable(tensor([2], [1, 2]));
    const y = tape.multiply(x, x);
    const gradOutput = tensor([2], [10, 1]);
    assert.deepEqual(numbers(gradients(y, [x], {gradOutput})), [[20, 4]]);
    assert.equal(
      outcome(() => gradients(y, [x])),
      "ShapeError gradients: loss must be one number unless gradOutput is given, got multiply of shape [2]",
    );
    assert.equal(
      outcome(() => gradients(y, [x], {gradOutput: tensor([3])})),
      "ShapeError gradients: gradOutput must have the shape of multiply, got [3] and [2]",
    );
  });

  it("does not run rules that no wanted gradient needs", () => {
    const tape = createTape();
    const x = tape.variable(tensor([1], [2]));
    const fixed = tape.constant(tensor([1], [3]));
    const cube = tape.record("cube", [fixed], {
      value: tensor([1], [27]),
      backward: () => {
        throw new Error("not needed");
      },
    });
    assert.deepEqual(numbers(gradients(tape.multiply(x, cube), [x])), [[27]]);
  });

  it("takes nodes of one's own, and names one whose rule gives a wrong shape", () => {
    const tape = createTape();
    const x = tape.variable(tensor([2], [3, -4]));
    const absolute = (backward: (g: Tensor) => Tensor[]) =>
      tape.record("absolute", [x], {value: tensor([2], [3, 4]), backward});
    const right = absolute(({data}) => [tensor([2], [data[0], -data[1]])]);
    assert.deepEqual(numbers(gradients(tape.sum(right), [x])), [[1, -1]]);
    assert.equal(
      outcome(() => gradients(tape.sum(absolute(() => [tensor([1])])), [x])),
      "ShapeError gradients: backward of absolute must give its input's shape, got [1] and [2]",
    );
  });

  it("carries a loss's own gradient, times what comes from above", () => {
    const tape = createTape();
    const x = tape.variable(tensor([2], [1, 2]));
    const loss = tape.loss(x, {value: 7, gradient: tensor([2], [0.5, -1])});
    const twice = tape.scale(loss, 2);
    assert.deepEqual(numbers([twice.value, ...gradients(twice, [x])]), [[14], [1, -2]]);
  });
});
