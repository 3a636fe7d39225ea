import assert from "node:assert/strict";
import {formatTable, textWidth} from "../../workbench/cli/table.ts";

describe("formatTable", () => {
  it("lays columns out two spaces apart, numbers on the right, no space at line ends", () => {
    const table = formatTable(
      [{title: "id"}, {title: "n", right: true}, {title: "x"}],
      [
        ["a", "10", ""],
        ["bcd", "9", "y"],
      ],
    );
    assert.equal(table, "id    n  x\na    10\nbcd   9  y\n");
  });

  it("cuts the column that may shrink so that lines fit", () => {
    const columns = [{title: "id"}, {title: "words", shrink: true}];
    const table = formatTable(columns, [["a", "x".repeat(100)]], {width: 30});
    assert.deepEqual(
      table.split("\n").map((line) => line.length),
      [9, 30, 0],
    );
    assert.match(table, /x…\n$/);
  });

  it("counts Chinese characters as two columns", () => {
    assert.equal(textWidth("漂移 HU"), 7);
    const table = formatTable([{title: "a"}, {title: "b"}], [["漂移", "1"]]);
    assert.equal(table, "a     b\n漂移  1\n");
  });
});
