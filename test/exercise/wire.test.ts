import assert from "node:assert/strict";
import fc from "fast-check";
import {plainEqual} from "../../workbench/exercise/plainEqual.ts";
import {decodeValue, encodeValue, WireError} from "../../workbench/exercise/wire.ts";

const over = (value: unknown): unknown =>
  decodeValue(JSON.parse(JSON.stringify(encodeValue(value))));

describe("wire", () => {
  it("carries the special numbers", () => {
    const values = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-300];
    const back = over(values) as number[];
    assert.equal(back.length, values.length);
    for (let i = 0; i < values.length; i++)
      assert.ok(Object.is(back[i], values[i]), `${values[i]}`);
  });

  it("carries undefined, nested records and typed arrays with their kind", () => {
    const value = {a: undefined, b: [{c: Float32Array.of(0.5, -1)}], d: new Uint8Array(3)};
    assert.deepEqual(over(value), value);
  });

  it("carries a view of a part of a buffer as that part alone", () => {
    assert.deepEqual(over(Float64Array.of(1, 2, 3).subarray(1)), Float64Array.of(2, 3));
  });

  it("carries records that hold its own tag as a key", () => {
    const value = {$: "number", v: "NaN"};
    assert.deepEqual(over(value), value);
  });

  it("gives back any plain data", () => {
    fc.assert(
      fc.property(fc.jsonValue({maxDepth: 4}), (value) => {
        // fast-check may draw the key __proto__, which is refused by name.
        fc.pre(!JSON.stringify(value).includes("__proto__"));
        assert.ok(plainEqual(over(value), value));
      }),
      {seed: 7, numRuns: 200},
    );
  });

  for (const [name, value] of [
    ["a function", () => 1],
    ["a date", new Date(0)],
    ["a map", new Map()],
    ["a class instance", new (class Point {})()],
    ["a bigint", 1n],
    ["a promise", Promise.resolve(1)],
    ["a symbol key", {[Symbol.iterator]: 1}],
    ["a data view", new DataView(new ArrayBuffer(8))],
    ["a record with the key __proto__", JSON.parse('{"__proto__": 1}')],
  ] as const) {
    it(`refuses ${name}`, () => {
      assert.throws(() => over(value), WireError);
    });
  }

  it("refuses a cycle, by its depth", () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    assert.throws(() => encodeValue(cycle), /nested too deeply/);
  });

  for (const [name, json] of [
    ["an unknown tag", {$: "Map", v: []}],
    ["a tag that names a global", {$: "constructor", v: ""}],
    ["a tag with another key", {$: "undefined", x: 1}],
    ["an array that is not base64", {$: "Uint8Array", v: "%%%"}],
    ["an array whose bytes do not fill its elements", {$: "Float64Array", v: btoa("abc")}],
    ["a special number that is none", {$: "number", v: "12"}],
    ["a record of pairs that are none", {$: "record", v: [1]}],
    ["a record that sets __proto__", {$: "record", v: [["__proto__", {a: 1}]]}],
    ["the key __proto__", JSON.parse('{"__proto__": {"a": 1}}')],
  ] as const) {
    it(`does not read ${name}`, () => {
      assert.throws(() => decodeValue(json), WireError);
    });
  }

  it("stops at the limits", () => {
    const limits = {maxDepth: 3, maxNodes: 10, maxBytes: 16};
    assert.throws(() => decodeValue([[[[1]]]], limits), /deeply/);
    assert.throws(() => decodeValue(new Array(11).fill(0), limits), /many parts/);
    assert.throws(() => encodeValue(new Float64Array(3), limits), /too large/);
    assert.throws(() => decodeValue({$: "Uint8Array", v: "A".repeat(64)}, limits), /too large/);
  });
});
