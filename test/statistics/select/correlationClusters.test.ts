import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {drawRadiomicsCohort} from "voxelbook/data";
import {correlationClusters, correlationMatrix, pearson, spearman} from "voxelbook/statistics";

/** Thirty rows of twelve features in four groups of three, from a generator that any language has. */
function groupedRows(): number[][] {
  let state = 1;
  const rows = Array.from({length: 30}, () =>
    Array.from({length: 12}, () => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647;
    }),
  );
  for (const row of rows) {
    for (let k = 0; k < 12; k += 3) {
      row[k + 1] += 2 * row[k];
      row[k + 2] += row[k];
    }
  }
  return rows;
}

/** Numbers clusters in the order of their first column. */
function renumbered(labels: readonly number[]): number[] {
  const seen: number[] = [];
  return labels.map((label) => {
    if (!seen.includes(label)) seen.push(label);
    return seen.indexOf(label);
  });
}

/** Joins the nearest two clusters of all, again and again: the definition, slow. */
function clustersByDefinition(distances: number[][], limit: number, kind: string): number[] {
  let clusters = distances.map((_, i) => [i]);
  const apart = (a: number[], b: number[]): number => {
    const all = a.flatMap((i) => b.map((j) => distances[i][j]));
    if (kind === "single") return Math.min(...all);
    if (kind === "complete") return Math.max(...all);
    return all.reduce((sum, value) => sum + value, 0) / all.length;
  };
  while (clusters.length > 1) {
    let best: [number, number, number] = [Number.POSITIVE_INFINITY, 0, 0];
    clusters.forEach((a, i) => {
      clusters.slice(0, i).forEach((b, j) => {
        const distance = apart(a, b);
        if (distance < best[0]) best = [distance, i, j];
      });
    });
    if (best[0] > limit) break;
    const [, i, j] = best;
    const joined = [...clusters[i], ...clusters[j]];
    clusters = [...clusters.filter((_, k) => k !== i && k !== j), joined];
  }
  const labels = new Array<number>(distances.length).fill(0);
  clusters.forEach((members, label) => {
    for (const member of members) labels[member] = label;
  });
  return renumbered(labels);
}

describe("correlationMatrix", () => {
  it("has the correlation of every pair", () => {
    const rows = groupedRows();
    const column = (j: number) => rows.map((row) => row[j]);
    const one = correlationMatrix(rows, {method: "pearson"});
    const two = correlationMatrix(rows, {method: "spearman"});
    for (const [j, k] of [
      [1, 0],
      [7, 2],
      [11, 4],
    ]) {
      assert.ok(Math.abs(one.data[k + 12 * j] - pearson(column(j), column(k)).r) < 1e-14);
      assert.ok(Math.abs(two.data[j + 12 * k] - spearman(column(j), column(k)).rho) < 1e-14);
    }
    // numpy.corrcoef and scipy.stats.spearmanr of the same rows.
    assert.ok(Math.abs(one.data[1] - 0.9296458474616446) < 1e-12);
    assert.ok(Math.abs(two.data[1] - 0.9150166852057842) < 1e-12);
  });

  it("refuses a column that does not vary, and names it", () => {
    const rows = [
      [1, 7],
      [2, 7],
      [3, 7],
    ];
    assert.throws(() => correlationMatrix(rows, {method: "pearson"}), {
      name: "RangeError",
      message:
        "correlationMatrix: columns of x must vary, got constant column 1: drop it, see constantColumns",
    });
    assert.throws(() => correlationMatrix(rows.slice(1), {method: "pearson"}), /at least 3 rows/);
    assert.throws(
      () => correlationMatrix(groupedRows(), {method: "kendall" as "pearson"}),
      /method must be pearson or spearman, got kendall/,
    );
  });
});

describe("correlationClusters", () => {
  it("refuses in its own name what it cannot correlate", () => {
    const options = {method: "pearson", threshold: 0.9, linkage: "complete"} as const;
    const rows = [1, 2, 3].map((value) => [value, 0.1]);
    assert.throws(
      () => correlationClusters(rows, options),
      /^RangeError: correlationClusters: columns of x must vary, got constant column 1/,
    );
    assert.throws(
      () => correlationClusters([[1, Number.NaN]], options),
      /^RangeError: correlationClusters: x must be finite/,
    );
  });

  it("joins two features that say the same, whatever their sign", () => {
    const rows = [
      [1, -2, 1],
      [2, -4, 0],
      [3, -6, 0],
      [4, -8, 1],
    ];
    const options = {method: "pearson", threshold: 1, linkage: "complete"} as const;
    const {clusters, labels, representatives} = correlationClusters(rows, options);
    assert.deepEqual(clusters, [[0, 1], [2]]);
    assert.deepEqual(Array.from(labels), [0, 0, 1]);
    assert.deepEqual(representatives, [0, 2]);
  });

  it("finds the clusters that SciPy finds", () => {
    // scipy.cluster.hierarchy.linkage of 1 − |r|, fcluster at a distance of 0.5 and 0.7; SciPy 1.17.1.
    const rows = groupedRows();
    const found = (linkage: "average" | "complete" | "single", threshold: number) =>
      Array.from(correlationClusters(rows, {method: "pearson", threshold, linkage}).labels);
    const four = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3];
    assert.deepEqual(found("average", 0.5), four);
    assert.deepEqual(found("average", 0.3), four);
    assert.deepEqual(found("complete", 0.5), renumbered([3, 3, 3, 4, 4, 5, 2, 2, 2, 1, 1, 1]));
    assert.deepEqual(found("complete", 0.3), four);
    assert.deepEqual(found("single", 0.5), four);
    assert.deepEqual(found("single", 0.3), renumbered([2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2]));
  });

  it("joins as the definition does, in fewer steps", () => {
    for (let seed = 0; seed < 12; seed++) {
      const {x} = drawRadiomicsCohort(createRng(seed), {
        patients: 15,
        features: 24,
        informative: 0,
        effect: 0,
        blockSize: 4,
        correlation: 0.7,
      });
      const {data} = correlationMatrix(x, {method: "pearson"});
      const distances = Array.from({length: 24}, (_, j) =>
        Array.from(data.subarray(24 * j, 24 * j + 24), (r) => 1 - Math.abs(r)),
      );
      for (const linkage of ["average", "complete", "single"] as const) {
        for (const threshold of [0.3, 0.55, 0.8]) {
          const {labels} = correlationClusters(x, {method: "pearson", threshold, linkage});
          const slow = clustersByDefinition(distances, 1 - threshold + 1e-12, linkage);
          assert.deepEqual(Array.from(labels), slow, `${seed}, ${linkage}, ${threshold}`);
        }
      }
    }
  });

  it("finds the blocks that a cohort was drawn with", () => {
    const {x} = drawRadiomicsCohort(createRng("blocks"), {
      patients: 200,
      features: 60,
      informative: 0,
      effect: 0,
      blockSize: 6,
      correlation: 0.9,
    });
    const options = {method: "pearson", threshold: 0.6, linkage: "average"} as const;
    const {labels} = correlationClusters(x, options);
    assert.deepEqual(
      Array.from(labels),
      Array.from({length: 60}, (_, j) => Math.floor(j / 6)),
    );
  });

  it("lets the feature with the best score stand for its cluster", () => {
    const rows = groupedRows();
    const options = {method: "pearson", threshold: 0.3, linkage: "average"} as const;
    const scores = [1, 2, 3, 3, 2, 1, 1, 3, 2, 5, 5, 4];
    const {representatives} = correlationClusters(rows, {...options, scores});
    assert.deepEqual(representatives, [2, 3, 7, 9]);

    // Without scores: the one that correlates most with the other two of its cluster.
    const {data} = correlationMatrix(rows, {method: "pearson"});
    const own = correlationClusters(rows, options);
    own.clusters.forEach((members, label) => {
      const sums = members.map((a) =>
        members.reduce((sum, b) => sum + Math.abs(data[b + 12 * a]), 0),
      );
      assert.equal(own.representatives[label], members[sums.indexOf(Math.max(...sums))]);
    });
  });

  it("keeps all apart, or joins all, at the ends of the threshold", () => {
    const rows = groupedRows();
    const options = {method: "pearson", linkage: "single"} as const;
    assert.equal(correlationClusters(rows, {...options, threshold: 1}).clusters.length, 12);
    assert.equal(correlationClusters(rows, {...options, threshold: 0}).clusters.length, 1);
    assert.deepEqual(correlationClusters([[1], [2], [4]], {...options, threshold: 0.5}).clusters, [
      [0],
    ]);
  });

  it("refuses what breaks a rule", () => {
    const rows = groupedRows();
    const options = {method: "pearson", threshold: 0.5, linkage: "average"} as const;
    assert.throws(() => correlationClusters(rows, {...options, threshold: 2}), {
      name: "RangeError",
      message: "correlationClusters: threshold must lie in 0 to 1, got 2",
    });
    assert.throws(
      () => correlationClusters(rows, {...options, linkage: "ward" as "single"}),
      /linkage must be average, complete or single, got ward/,
    );
    assert.throws(() => correlationClusters(rows, {...options, scores: [1]}), {
      name: "ShapeError",
    });
    assert.throws(() => correlationClusters([[1, Number.NaN]], options), /x must be finite/);
  });
});
