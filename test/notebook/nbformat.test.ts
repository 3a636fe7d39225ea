import assert from "node:assert/strict";
import fc from "fast-check";
import {FormatError} from "../../lib/core/index.ts";
import {
  type Notebook,
  readNotebook,
  stripOutputs,
  writeNotebook,
} from "../../workbench/notebook/nbformat.ts";

/** The smallest notebook with one code cell, as text, after a change. */
function notebookText(change: (notebook: Record<string, never>) => unknown = () => undefined) {
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [
      {
        cell_type: "code",
        id: "a",
        metadata: {},
        source: ["1 +\n", "1"],
        execution_count: 1,
        outputs: [{output_type: "stream", name: "stdout", text: ["2\n"]}],
      },
    ],
  };
  change(notebook as never);
  return JSON.stringify(notebook);
}

function refused(text: string, message: RegExp) {
  assert.throws(
    () => readNotebook(text, "n.ipynb"),
    (error) => error instanceof FormatError && message.test(error.message),
  );
}

describe("readNotebook", () => {
  it("joins texts kept as lists of lines", () => {
    const [cell] = readNotebook(notebookText(), "n.ipynb").cells;
    assert.equal(cell?.source, "1 +\n1");
    assert.ok(cell?.cell_type === "code");
    assert.deepEqual(cell.outputs, [{output_type: "stream", name: "stdout", text: "2\n"}]);
  });

  it("accepts a byte order mark in front", () => {
    assert.equal(readNotebook(`\ufeff${notebookText()}`, "n.ipynb").cells.length, 1);
  });

  it("names a file that is not JSON", () => {
    refused('{"cells": [', /^n\.ipynb: must be a JSON file, got: /);
  });

  it("names a JSON file that is not a notebook", () => {
    refused('{"a": 1}', /^n\.ipynb: must be a Jupyter notebook .* got \{"a":1\}$/);
    refused("[]", /must be a Jupyter notebook/);
    refused("null", /must be a Jupyter notebook/);
  });

  it("asks for nbformat 4.5 and says what it found", () => {
    const old = notebookText((n) => Object.assign(n, {nbformat_minor: 4}));
    refused(old, /must be nbformat 4\.5 \(cells with ids\), got 4\.4/);
  });

  it("names both cells that share an id", () => {
    const twice = notebookText((n: Record<string, never>) => {
      const cells = n["cells"] as unknown[];
      cells.push(cells[0]);
    });
    refused(twice, /cell ids must be unique, cells 1 and 2 are both "a"/);
  });

  it("names the cell, the rule and what was found", () => {
    const broken = (patch: object) =>
      notebookText((n: Record<string, never>) => Object.assign(n["cells"][0] as object, patch));
    refused(broken({id: "a b"}), /cell 1: id must be 1 to 64 letters.*got "a b"/);
    refused(broken({id: undefined}), /cell 1: id must be .*got nothing/);
    refused(
      broken({source: 7}),
      /cell 1 \(a\): source must be a string or a list of strings, got 7/,
    );
    refused(broken({cell_type: "sql"}), /cell 1 \(a\): cell_type must be .*got "sql"/);
    refused(broken({outputs: [{}]}), /cell 1 \(a\): output 1: output_type must be/);
    refused(broken({metadata: {tags: "check"}}), /tags must be a list of strings, got "check"/);
    refused(
      broken({execution_count: -1}),
      /execution_count must be null or a whole number, got -1/,
    );
  });
});

describe("writeNotebook", () => {
  const notebook: Notebook = readNotebook(notebookText(), "n.ipynb");

  it("writes lines, sorted keys, one space of indent and a newline at the end", () => {
    const text = writeNotebook(notebook);
    assert.ok(text.endsWith("}\n"));
    assert.match(text, /^{\n {1}"cells": \[\n {2}\{\n {3}"cell_type": "code",/);
    assert.match(text, /"source": \[\n {4}"1 \+\\n",\n {4}"1"\n {3}\]/);
  });

  it("is read back as it was, whatever the texts", () => {
    const text = fc.string({unit: fc.constantFrom("a", "\n", "\r", "\u2028", "é", '"')});
    fc.assert(
      fc.property(text, text, (source, out) => {
        const changed: Notebook = {
          ...notebook,
          cells: [
            {id: "x", cell_type: "markdown", metadata: {tags: ["t"]}, source},
            {
              id: "y",
              cell_type: "code",
              metadata: {},
              source,
              execution_count: 3,
              outputs: [
                {
                  output_type: "display_data",
                  data: {"text/plain": out, "application/vnd.plotly.v1+json": {data: [1]}},
                  metadata: {},
                },
              ],
            },
          ],
        };
        assert.deepEqual(readNotebook(writeNotebook(changed), "n.ipynb"), changed);
      }),
      {seed: 1},
    );
  });
});

describe("stripOutputs", () => {
  it("removes outputs and counts and changes nothing else", () => {
    const notebook = readNotebook(notebookText(), "n.ipynb");
    const [cell] = stripOutputs(notebook).cells;
    assert.deepEqual(cell, {...notebook.cells[0], outputs: [], execution_count: null});
    assert.equal((notebook.cells[0] as {execution_count: number}).execution_count, 1);
  });
});
