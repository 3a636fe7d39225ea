import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import type {Graph} from "voxelbook/statistics";
import {
  ancestorsOf,
  backdoorPaths,
  dSeparated,
  formatPath,
  isPathOpen,
  parseGraph,
  pathsBetween,
  simulateGraph,
} from "voxelbook/statistics";
import {partialCorrelation, trueCovariance} from "./linearGraph.ts";
import {randomGraph, someOf} from "./randomGraph.ts";

const TEXTBOOK = parseGraph("R <- D -> Y; R <- X -> Y; X -> Q -> R");

/** A random graph with two of its nodes and a set of others. */
const questions = randomGraph(7).chain((graph) =>
  fc
    .shuffledSubarray([...graph.nodes], {minLength: 2, maxLength: 2})
    .chain(([x, y]) => someOf(graph.nodes, [x, y]).map((given) => ({graph, x, y, given}))),
);

/**
 * The other definition: keep the ancestors of all nodes in question, join the parents of each child,
 * forget the arrows, take out what is given, and look whether a way is left.
 */
function partedInMoralGraph(graph: Graph, x: string, y: string, given: readonly string[]): boolean {
  const edges = graph.edges.map(([from, to]) => [from, to]);
  (graph.hidden ?? []).forEach(([a, b], i) => {
    edges.push([`hidden ${i}`, a], [`hidden ${i}`, b]);
  });
  const kept = new Set([x, y, ...given]);
  for (const node of kept) {
    for (const [from, to] of edges) if (to === node) kept.add(from);
  }
  const links: string[][] = [];
  for (const child of kept) {
    const family = [child, ...edges.filter(([, to]) => to === child).map(([from]) => from)];
    for (const a of family) for (const b of family) if (a !== b) links.push([a, b]);
  }
  const seen = new Set([x]);
  for (const node of seen) {
    for (const [a, b] of links) if (a === node && !given.includes(b)) seen.add(b);
  }
  return !seen.has(y);
}

describe("pathsBetween and backdoorPaths", () => {
  it("are those of the textbook graph", () => {
    const paths = ["R <- D -> Y", "R <- X -> Y", "R <- Q <- X -> Y"];
    assert.deepEqual(pathsBetween(TEXTBOOK, {from: "R", to: "Y"}).map(formatPath), paths);
    const effect = {exposure: "R", outcome: "Y"};
    assert.deepEqual(backdoorPaths(TEXTBOOK, effect).map(formatPath), paths);
  });

  it("tell a hidden cause from an arrow between the same two nodes", () => {
    const graph = parseGraph("R -> Y; R <-> Y");
    assert.deepEqual(pathsBetween(graph, {from: "R", to: "Y"}).map(formatPath), [
      "R -> Y",
      "R <-> Y",
    ]);
    const effect = {exposure: "R", outcome: "Y"};
    assert.deepEqual(backdoorPaths(graph, effect).map(formatPath), ["R <-> Y"]);
  });

  it("need two ends", () => {
    assert.throws(() => pathsBetween(TEXTBOOK, {from: "R", to: "R"}), /must differ, got R twice/);
    assert.throws(() => pathsBetween(TEXTBOOK, {from: "R", to: "Z"}), /got "Z"/);
  });
});

describe("isPathOpen", () => {
  it("shuts a chain and a fork by their middle, and opens a collider by itself or below", () => {
    const open = (text: string, given: string[]) =>
      isPathOpen(parseGraph("A -> B -> C; B <- F -> G; A -> K <- G; K -> L"), text, {given});
    assert.equal(open("A -> B -> C", []), true);
    assert.equal(open("A -> B -> C", ["B"]), false);
    assert.equal(open("B <- F -> G", []), true);
    assert.equal(open("B <- F -> G", ["F"]), false);
    assert.equal(open("A -> K <- G", []), false);
    assert.equal(open("A -> K <- G", ["K"]), true);
    assert.equal(open("A -> K <- G", ["L"]), true);
  });

  it("is shut by a given end", () => {
    assert.equal(isPathOpen(TEXTBOOK, "R <- X -> Y", {given: "Y"}), false);
  });

  it("reads a hidden cause as an arrowhead at both of its ends", () => {
    const graph = parseGraph("A <-> K <-> B");
    assert.equal(isPathOpen(graph, "A <-> K <-> B"), false);
    assert.equal(isPathOpen(graph, "A <-> K <-> B", {given: "K"}), true);
  });

  it("refuses a path that the graph does not have", () => {
    assert.throws(() => isPathOpen(TEXTBOOK, "R -> X"), /arrows of the graph, got R -> X/);
    assert.throws(() => isPathOpen(TEXTBOOK, "R <- X -> R"), /every node once, got R twice/);
    assert.throws(() => isPathOpen(TEXTBOOK, "R; Y"), /one line of arrows, got "R; Y"/);
    assert.throws(() => isPathOpen(TEXTBOOK, "R"), /one line of arrows, got "R"/);
  });
});

describe("dSeparated", () => {
  it("answers for the textbook graph as the curriculum says", () => {
    const apart = (given: string[]) => dSeparated(TEXTBOOK, {x: "R", y: "Y", given});
    assert.equal(apart([]), false);
    assert.equal(apart(["Q"]), false);
    assert.equal(apart(["X"]), false);
    assert.equal(apart(["D"]), false);
    assert.equal(apart(["D", "Q"]), false);
    assert.equal(apart(["D", "X"]), true);
    assert.equal(dSeparated(TEXTBOOK, {x: "Q", y: "Y"}), false);
    assert.equal(dSeparated(TEXTBOOK, {x: "Q", y: "Y", given: "X"}), true);
    assert.equal(dSeparated(TEXTBOOK, {x: "Q", y: "Y", given: ["X", "R"]}), false);
    assert.equal(dSeparated(TEXTBOOK, {x: "D", y: ["X", "Q"]}), true);
  });

  it("agrees with two other definitions: no open path, and the moral graph of the ancestors", () => {
    fc.assert(
      fc.property(questions, ({graph, x, y, given}) => {
        const parted = dSeparated(graph, {x, y, given});
        const shut = pathsBetween(graph, {from: x, to: y}).every(
          (path) => !isPathOpen(graph, path, {given}),
        );
        assert.equal(parted, shut, "no path is open");
        assert.equal(parted, partedInMoralGraph(graph, x, y, given), "moral graph");
      }),
      {seed: 8, numRuns: 1000},
    );
  });

  it("is where the true partial correlation of a linear graph vanishes, and nowhere else", () => {
    fc.assert(
      fc.property(questions, ({graph, x, y, given}) => {
        const covariance = trueCovariance(
          graph,
          createRng(`${given.join()} ${graph.edges.join()}`),
        );
        const r = partialCorrelation(covariance, graph.nodes, {x, y, given});
        // Rounding leaves about 1e-15; effects of 0.5 to 1.5 on paths of at most six arrows leave more.
        assert.equal(dSeparated(graph, {x, y, given}), Math.abs(r) < 1e-9, `${r}`);
      }),
      {seed: 8, numRuns: 400},
    );
  });

  it("is seen in the partial correlations of simulated patients", () => {
    const n = 20_000;
    const effects = (of: Record<string, number>) =>
      ({kind: "gaussian", sd: 1, effects: of}) as const;
    const data = simulateGraph(TEXTBOOK, {
      samples: n,
      rng: createRng("d-separation"),
      models: {
        D: effects({}),
        X: effects({}),
        Q: effects({X: 0.8}),
        R: effects({D: 1, X: 0.5, Q: 0.7}),
        Y: effects({D: 0.6, X: 0.6}),
      },
    });
    const covariance = TEXTBOOK.nodes.map((a) =>
      TEXTBOOK.nodes.map((b) => {
        const [u, v] = [data[a as "R"], data[b as "R"]];
        const [mu, mv] = [u.reduce((s, t) => s + t) / n, v.reduce((s, t) => s + t) / n];
        return u.reduce((s, t, i) => s + (t - mu) * (v[i] - mv), 0) / n;
      }),
    );
    for (const [x, y] of [
      ["R", "Y"],
      ["Q", "Y"],
      ["D", "X"],
      ["D", "Q"],
    ]) {
      const rest = TEXTBOOK.nodes.filter((node) => node !== x && node !== y);
      for (let set = 0; set < 8; set++) {
        const given = rest.filter((_, i) => (set >> i) & 1);
        const r = partialCorrelation(covariance, TEXTBOOK.nodes, {x, y, given});
        // A partial correlation of 0 is normal with sd 1/√n: beyond 4.5 sd once in 150,000.
        const isZero = Math.abs(r) < 4.5 / Math.sqrt(n);
        assert.equal(dSeparated(TEXTBOOK, {x, y, given}), isZero, `${x} ${y} | ${given}: ${r}`);
      }
    }
  });

  it("does not depend on which side is x, nor on the order of names", () => {
    fc.assert(
      fc.property(questions, ({graph, x, y, given}) => {
        const turned = dSeparated(graph, {x: y, y: x, given: [...given].reverse()});
        assert.equal(dSeparated(graph, {x, y, given}), turned);
      }),
      {seed: 8, numRuns: 100},
    );
  });

  it("never parts a node from its parent, and parts a node from all others by its parents", () => {
    fc.assert(
      fc.property(questions, ({graph: {nodes, edges}, x, given}) => {
        const graph = {nodes, edges};
        const parents = edges.filter(([, to]) => to === x).map(([from]) => from);
        for (const y of parents) {
          const rest = given.filter((node) => node !== y);
          assert.equal(dSeparated(graph, {x, y, given: rest}), false);
        }
        const reach = nodes.filter((node) => ancestorsOf(graph, node).includes(x));
        for (const y of nodes.filter((n) => n !== x && ![...parents, ...reach].includes(n))) {
          assert.equal(dSeparated(graph, {x, y, given: parents}), true);
        }
      }),
      {seed: 8, numRuns: 100},
    );
  });

  it("refuses unknown nodes, nodes in two places, and cycles", () => {
    const ask = (x: string | string[], y: string, given: string[]) => () =>
      dSeparated(TEXTBOOK, {x, y, given});
    assert.throws(ask("R", "Y", ["U"]), /dSeparated: given must name nodes .* got "U"/);
    assert.throws(ask("R", "R", []), /x and y must have no node in common, got R in both/);
    assert.throws(ask("R", "Y", ["Y"]), /y and given must have no node in common, got Y/);
    assert.throws(ask([], "Y", []), /at least one node, got none/);
    const edges = [
      ["R", "Y"],
      ["Y", "R"],
    ] as const;
    assert.throws(() => dSeparated({nodes: ["R", "Y"], edges}, {x: "R", y: "Y"}), /R -> Y -> R/);
  });

  it("takes a graph of a thousand nodes", () => {
    const nodes = Array.from({length: 1000}, (_, i) => `N${i}`);
    const edges = nodes.slice(1).map((node, i) => [nodes[i], node] as const);
    assert.equal(dSeparated({nodes, edges}, {x: "N0", y: "N999"}), false);
    assert.equal(dSeparated({nodes, edges}, {x: "N0", y: "N999", given: "N500"}), true);
  });
});
