import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import type {Split} from "voxelbook/statistics";
import {
  groupedKFold,
  kFold,
  leaveOneGroupOut,
  repeated,
  stratifiedKFold,
} from "voxelbook/statistics";

/** Says whether each sample is tested once and trained on in all other splits. */
function isPartition(splits: readonly Split[], size: number): boolean {
  const tested = splits.flatMap(({test}) => Array.from(test)).sort((a, b) => a - b);
  const whole = splits.every(({train, test}) => {
    const rows = [...train, ...test].sort((a, b) => a - b);
    return rows.length === size && rows.every((row, i) => row === i);
  });
  return whole && tested.length === size && tested.every((row, i) => row === i);
}

const rng = () => createRng("folds");

describe("kFold", () => {
  it("tests each of five samples once, two and two and one", () => {
    const splits = kFold(5, {folds: 3, rng: rng()});
    assert.deepEqual(
      splits.map(({name, test}) => [name, test.length]),
      [
        ["fold 1", 2],
        ["fold 2", 2],
        ["fold 3", 1],
      ],
    );
    assert.ok(isPartition(splits, 5));
  });

  it("is a partition with sizes that differ by at most one", () => {
    fc.assert(
      fc.property(fc.integer({min: 2, max: 60}), fc.nat(), fc.nat(), (size, k, seed) => {
        const folds = 2 + (k % (size - 1));
        const splits = kFold(size, {folds, rng: createRng(seed)});
        const sizes = splits.map(({test}) => test.length);
        return isPartition(splits, size) && Math.max(...sizes) - Math.min(...sizes) <= 1;
      }),
      {seed: 1},
    );
  });

  it("puts every pair of samples on one side equally often", () => {
    // Two of six samples share one of three test sets of two in 1/5 of all deals; 4 standard errors.
    let together = 0;
    const deals = 2000;
    for (let deal = 0; deal < deals; deal++) {
      const splits = kFold(6, {folds: 3, rng: createRng(deal)});
      if (splits.some(({test}) => test.includes(0) && test.includes(1))) together++;
    }
    assert.ok(Math.abs(together / deals - 0.2) < 4 * Math.sqrt((0.2 * 0.8) / deals));
  });

  it("refuses folds that cannot be dealt out", () => {
    const options = {rng: rng()};
    assert.throws(
      () => kFold(3, {folds: 4, ...options}),
      /must not exceed the samples, got 4 for 3/,
    );
    assert.throws(
      () => kFold(3, {folds: 1, ...options}),
      /folds must be a whole number of at least 2/,
    );
    assert.throws(() => kFold(1, {folds: 2, ...options}), /size must be a whole number/);
  });
});

describe("stratifiedKFold", () => {
  it("gives each of three folds one of three events", () => {
    const y = [1, 0, 0, 0, 1, 0, 0, 1, 0];
    for (const {test} of stratifiedKFold(y, {folds: 3, rng: rng()})) {
      assert.equal(test.filter((row) => y[row] === 1).length, 1);
      assert.equal(test.length, 3);
    }
  });

  it("spreads any classes so that counts and sizes differ by at most one", () => {
    const classes = fc.array(fc.constantFrom("a", "b", "c"), {minLength: 4, maxLength: 60});
    fc.assert(
      fc.property(classes, fc.nat(), (drawn, seed) => {
        const y = [...drawn, "a", "a", "a", "b", "b", "b", "c", "c", "c"];
        const splits = stratifiedKFold(y, {folds: 3, rng: createRng(seed)});
        const even = (counts: number[]) => Math.max(...counts) - Math.min(...counts) <= 1;
        return (
          isPartition(splits, y.length) &&
          even(splits.map(({test}) => test.length)) &&
          ["a", "b", "c"].every((one) =>
            even(splits.map(({test}) => test.filter((row) => y[row] === one).length)),
          )
        );
      }),
      {seed: 2},
    );
  });

  it("refuses more folds than a class has members, one class, and a class that is missing", () => {
    const options = {folds: 3, rng: rng()};
    assert.throws(
      () => stratifiedKFold([0, 0, 0, 0, 1, 1], options),
      /every class must have at least folds = 3 members, got 2 of class 1; use fewer folds/,
    );
    assert.throws(() => stratifiedKFold([1, 1, 1], options), /classes must be at least two, got 1/);
    assert.throws(
      () => stratifiedKFold([0, Number.NaN, 1], options),
      /classes must be known, got NaN at index 1/,
    );
  });
});

describe("groupedKFold", () => {
  it("keeps the slices of each patient together", () => {
    const patients = ["a", "b", "a", "c", "b", "d"];
    for (const {train, test} of groupedKFold(patients, {folds: 2, rng: rng()})) {
      const inTest = new Set(Array.from(test, (row) => patients[row]));
      assert.ok(train.every((row) => !inTest.has(patients[row])));
    }
  });

  it("never divides a group and keeps sizes as even as the largest group allows", () => {
    const groups = fc.array(fc.integer({min: 1, max: 9}), {minLength: 5, maxLength: 30});
    fc.assert(
      fc.property(groups, fc.nat(), (sizes, seed) => {
        const labels = sizes.flatMap((size, g) => new Array<string>(size).fill(`g${g}`));
        const splits = groupedKFold(labels, {folds: 4, rng: createRng(seed)});
        const apart = splits.every(({train, test}) => {
          const tested = new Set(Array.from(test, (row) => labels[row]));
          return train.every((row) => !tested.has(labels[row]));
        });
        const counts = splits.map(({test}) => test.length);
        const even = Math.max(...counts) - Math.min(...counts) <= Math.max(...sizes);
        return isPartition(splits, labels.length) && apart && even;
      }),
      {seed: 3},
    );
  });

  it("spreads the patients of a rare outcome over the folds", () => {
    const patients = Array.from({length: 60}, (_, i) => `p${i % 20}`);
    const classes = patients.map((patient) => (Number(patient.slice(1)) < 5 ? 1 : 0));
    const splits = groupedKFold(patients, {folds: 5, rng: rng(), classes});
    assert.deepEqual(
      splits.map(({test}) => test.filter((row) => classes[row] === 1).length),
      [3, 3, 3, 3, 3],
    );
  });

  it("refuses fewer groups than folds, and a fold without one of the classes", () => {
    const options = {folds: 3, rng: rng()};
    assert.throws(
      () => groupedKFold(["a", "a", "b"], options),
      /folds must not exceed the groups, got 3 for 2/,
    );
    assert.throws(
      () => groupedKFold(["a", "b", "c"], {...options, classes: [0, 0, 1]}),
      /every fold must have each class, got none of class [01] in fold \d; use fewer folds/,
    );
    assert.throws(
      () => groupedKFold(["a", "b", "c"], {...options, classes: [0, 0, 0]}),
      /classes must be at least two/,
    );
    assert.throws(() => groupedKFold(["a", "b", "c"], {...options, classes: [0]}), {
      name: "ShapeError",
    });
    assert.throws(
      () => groupedKFold(["a", "b", "c"], {...options, classes: [0, 1, Number.NaN]}),
      /groupedKFold: classes must be known, got NaN at index 2/,
    );
  });
});

describe("leaveOneGroupOut", () => {
  it("tests one site after the other", () => {
    const splits = leaveOneGroupOut(["B", "A", "B", "C"]);
    assert.deepEqual(
      splits.map(({name, test}) => [name, ...test]),
      [
        ["A", 1],
        ["B", 0, 2],
        ["C", 3],
      ],
    );
    assert.ok(isPartition(splits, 4));
  });

  it("refuses a single site, and a missing one", () => {
    assert.throws(() => leaveOneGroupOut(["A", "A"]), /groups must be at least two, got 1/);
    for (const missing of [undefined, ""] as string[]) {
      assert.throws(
        () => leaveOneGroupOut(["A", "B", missing]),
        /leaveOneGroupOut: groups must have no missing value, got .* at index 2/,
      );
    }
  });
});

describe("makers of splits", () => {
  it("say what is missing where groups or random numbers are not given", () => {
    const nothing = JSON.parse("{}");
    const {batch, rng: none} = nothing;
    assert.throws(() => leaveOneGroupOut(batch), /groups must be a list, .* got undefined/);
    assert.throws(() => groupedKFold(batch, {folds: 2, rng: rng()}), /groups must be a list/);
    const unsaid = {folds: 2, rng: none};
    assert.throws(() => kFold(4, unsaid), /kFold: rng must be given, .* got undefined/);
    assert.throws(() => stratifiedKFold([0, 0, 1, 1], unsaid), /stratifiedKFold: rng must be/);
    assert.throws(() => groupedKFold(["a", "b"], unsaid), /groupedKFold: rng must be given/);
    assert.throws(() => repeated(() => [], {times: 1, rng: none}), /repeated: rng must be given/);
  });
});

describe("repeated", () => {
  it("deals anew each time, and the same for the same numbers", () => {
    const deal = () =>
      repeated((one) => kFold(12, {folds: 3, rng: one}), {times: 2, rng: rng()}).map(
        ({name, test}) => `${name}: ${test}`,
      );
    const splits = deal();
    assert.equal(splits.length, 6);
    assert.ok(splits[3].startsWith("repeat 2, fold 1"));
    assert.notEqual(splits[0].split(": ")[1], splits[3].split(": ")[1]);
    assert.deepEqual(deal(), splits);
  });

  it("refuses to repeat no times", () => {
    assert.throws(
      () => repeated(() => [], {times: 0, rng: rng()}),
      /times must be a whole number of at least 1, got 0/,
    );
  });
});
