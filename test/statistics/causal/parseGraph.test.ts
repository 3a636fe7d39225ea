import assert from "node:assert/strict";
import fc from "fast-check";
import {
  ancestorsOf,
  childrenOf,
  descendantsOf,
  formatGraph,
  parentsOf,
  parseGraph,
  topologicalOrder,
} from "voxelbook/statistics";
import {randomGraph} from "./randomGraph.ts";

const TEXTBOOK = parseGraph("R <- D -> Y; R <- X -> Y; X -> Q -> R");

describe("parseGraph", () => {
  it("reads chains in either direction, lone nodes, and hidden common causes", () => {
    assert.deepEqual(parseGraph("D -> R\nR <- X -> Y; X <-> D;; Q"), {
      nodes: ["D", "R", "X", "Y", "Q"],
      edges: [
        ["D", "R"],
        ["X", "R"],
        ["X", "Y"],
      ],
      hidden: [["X", "D"]],
    });
  });

  it("counts an arrow that is written twice once, and a hidden cause from either end", () => {
    const graph = parseGraph("A -> B; B <- A; A <-> B; B <-> A");
    assert.deepEqual(graph.edges, [["A", "B"]]);
    assert.deepEqual(graph.hidden, [["A", "B"]]);
  });

  it("takes arrows of one character and names with spaces", () => {
    assert.deepEqual(parseGraph("scan protocol → feature ← disease ↔ site").edges, [
      ["scan protocol", "feature"],
      ["disease", "feature"],
    ]);
  });

  it("names the cycle, not the nodes that hang from it", () => {
    assert.throws(
      () => parseGraph("A -> B -> C -> D -> B; D -> E"),
      /parseGraph: arrows must not lead back to their beginning, got (B -> C -> D -> B|C -> D -> B -> C|D -> B -> C -> D); take one/,
    );
    assert.throws(() => parseGraph("A -> B; B -> A"), /got A -> B -> A/);
    assert.throws(() => parseGraph("A -> A"), /join two nodes, got A -> A/);
    assert.throws(() => parseGraph("A <-> A"), /join two nodes, got A <-> A/);
  });

  it("refuses an arrow from nowhere and an arrow of another kind", () => {
    assert.throws(() => parseGraph("-> R"), /between names of nodes, got "-> R"/);
    assert.throws(() => parseGraph("D => R"), /between names of nodes, got "D => R"/);
    assert.throws(() => parseGraph("D --> R"), /between names of nodes, got "D --> R"/);
  });

  it("reads back what formatGraph writes", () => {
    fc.assert(
      fc.property(randomGraph(7), (graph) => {
        assert.deepEqual(parseGraph(formatGraph(graph)), {...graph});
      }),
      {seed: 8, numRuns: 200},
    );
  });
});

describe("relatives in a graph", () => {
  it("are those of the textbook graph", () => {
    assert.deepEqual(parentsOf(TEXTBOOK, "R"), ["D", "X", "Q"]);
    assert.deepEqual(childrenOf(TEXTBOOK, "X"), ["R", "Y", "Q"]);
    assert.deepEqual(ancestorsOf(TEXTBOOK, "Q"), ["X"]);
    assert.deepEqual(ancestorsOf(TEXTBOOK, ["R", "Q"]), ["D", "X"]);
    assert.deepEqual(descendantsOf(TEXTBOOK, "D"), ["R", "Y"]);
    assert.deepEqual(descendantsOf(TEXTBOOK, "Y"), []);
  });

  it("say which nodes exist when one does not", () => {
    assert.throws(
      () => parentsOf(TEXTBOOK, "Z"),
      /parentsOf: node must name nodes of the graph, which are R, D, Y, X, Q, got "Z"/,
    );
    assert.throws(
      () => ancestorsOf(parseGraph("site -> outcome"), "outcom"),
      /did you mean "outcome"/,
    );
  });
});

describe("topologicalOrder", () => {
  it("puts causes before effects", () => {
    assert.deepEqual(topologicalOrder(TEXTBOOK), ["D", "X", "Y", "Q", "R"]);
    fc.assert(
      fc.property(randomGraph(9), (graph) => {
        const order = topologicalOrder(graph);
        assert.deepEqual([...order].sort(), [...graph.nodes].sort());
        for (const [from, to] of graph.edges) assert.ok(order.indexOf(from) < order.indexOf(to));
      }),
      {seed: 8, numRuns: 200},
    );
  });

  it("names the cycle of a graph made by hand, and its unknown nodes", () => {
    const edges = [
      ["R", "Y"],
      ["Y", "R"],
    ] as const;
    assert.throws(() => topologicalOrder({nodes: ["R", "Y"], edges}), /got R -> Y -> R/);
    assert.throws(
      () => topologicalOrder({nodes: ["R"], edges}),
      /topologicalOrder: edges must name nodes of the graph, which are R, got "Y"/,
    );
    assert.throws(() => topologicalOrder({nodes: ["R", "R"], edges: []}), /got "R" twice/);
    assert.throws(() => topologicalOrder({nodes: [""], edges: []}), /must have names, got ""/);
  });
});
