import assert from "node:assert/strict";
import {createTape, describeTape, tensor} from "../../../lib/nn/index.ts";

describe("describeTape", () => {
  it("draws a residual sum: inputs above, results below, arrows from input to result", () => {
    const tape = createTape();
    const x = tape.variable(tensor([1, 2], [1, 2]), "x");
    const w = tape.variable(tensor([2, 2], [1, 0, 0, 1]), "W");
    tape.variable(tensor([1]), "not used");
    const y = tape.add(x, tape.relu(tape.matMul(x, w)));
    const {nodes, edges, data, layout} = describeTape(y);
    assert.deepEqual(
      nodes.map(({index, op, name, row, shape}) => [index, op, name, row, shape]),
      [
        [0, "variable", "x", 0, [1, 2]],
        [1, "variable", "W", 0, [2, 2]],
        [3, "matMul", "", 1, [1, 2]],
        [4, "relu", "", 2, [1, 2]],
        [5, "add", "", 3, [1, 2]],
      ],
    );
    assert.deepEqual(edges, [
      [0, 3],
      [1, 3],
      [3, 4],
      [0, 5],
      [4, 5],
    ]);

    // A box for each node, a head for each arrow; the long arrow goes around in three pieces.
    const [lines, heads] = data as readonly {x?: readonly (number | null)[]}[];
    assert.equal((layout["annotations"] as unknown[]).length, 5);
    assert.equal(heads.x?.length, 5);
    assert.equal(lines.x?.filter((place) => place === null).length, 5);
    assert.equal(lines.x?.length, 4 * 3 + 5);
  });

  it("puts a late constant beside its first use, and draws a value used twice once", () => {
    const tape = createTape();
    const x = tape.variable(tensor([1], [2]), "x");
    const square = tape.multiply(x, x);
    const y = tape.multiply(square, tape.constant(tensor([1], [3]), "c"));
    const {nodes, edges} = describeTape(y);
    assert.equal(nodes.find(({name}) => name === "c")?.row, 1);
    assert.deepEqual(edges, [
      [0, 1],
      [1, 3],
      [2, 3],
    ]);
    assert.deepEqual(describeTape(x).nodes.length, 1);
  });
});
