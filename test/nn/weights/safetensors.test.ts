import assert from "node:assert/strict";
import fc from "fast-check";
import {readSafetensors, tensor, writeSafetensors} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

/** A file from the text of its header and its numbers. */
function fileOf(header: string, data: readonly number[] = []): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

/** A file with one entry for a tensor, as JSON, followed by zeros. */
function oneEntry(entry: unknown, bytes: number): Uint8Array {
  return fileOf(`{"w":${JSON.stringify(entry)}}`, new Array<number>(bytes).fill(0));
}

const whole = {dtype: "F32", shape: [2], data_offsets: [0, 8]};

describe("writeSafetensors and readSafetensors", () => {
  it("write what others read: length, header, numbers", () => {
    const bytes = writeSafetensors(new Map([["w", tensor([1, 2], [1, -2])]]), {
      dtype: "F32",
      metadata: {net: "é"},
    });
    const header =
      '{"__metadata__":{"net":"é"},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}';
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    assert.equal(length % 8, 0);
    assert.equal(new TextDecoder().decode(bytes.subarray(8, 8 + length)).trimEnd(), header);
    assert.deepEqual(Array.from(bytes.subarray(8 + length)), [0, 0, 128, 63, 0, 0, 0, 192]);
  });

  it("bring back names, order, shapes, numbers and metadata", () => {
    const name = fc.string({unit: "binary", maxLength: 6}).filter((s) => s !== "__metadata__");
    const value = fc.array(fc.double({noNaN: false}), {maxLength: 5});
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.dictionary(name, fc.string()), (rows, texts) => {
        const weights = new Map(
          Object.entries(rows).map(([key, row]) => [
            key,
            {shape: [row.length], data: Float64Array.from(row)},
          ]),
        );
        const read = readSafetensors(writeSafetensors(weights, {dtype: "F64", metadata: texts}));
        assert.deepEqual([...read.weights], [...weights]);
        assert.deepEqual(Object.fromEntries(read.metadata), {...texts});
      }),
      {seed: 7, numRuns: 100},
    );
  });

  it("keep the order of names that are numbers", () => {
    const weights = new Map(["b", "10", "2"].map((name) => [name, tensor([1], 1)]));
    const read = readSafetensors(writeSafetensors(weights, {dtype: "F32"}));
    assert.deepEqual([...read.weights.keys()], ["b", "10", "2"]);
  });

  it("take a single number and an empty tensor", () => {
    const weights = new Map([
      ["scalar", {shape: [], data: Float64Array.of(3)}],
      ["empty", {shape: [0, 2], data: new Float64Array(0)}],
    ]);
    assert.deepEqual(readSafetensors(writeSafetensors(weights, {dtype: "F64"})).weights, weights);
  });

  it("read a file that lies within a larger buffer", () => {
    const bytes = writeSafetensors(new Map([["w", tensor([1], 5)]]), {dtype: "F64"});
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    assert.deepEqual(readSafetensors(larger.subarray(3)).weights.get("w"), tensor([1], 5));
  });
});

describe("readSafetensors", () => {
  const types: readonly (readonly [string, number, readonly number[], number])[] = [
    // Type, bytes of one number, its bytes, the number.
    ["F16", 2, [0x00, 0x3e], 1.5],
    ["F16", 2, [0x01, 0x80], -(2 ** -24)],
    ["F16", 2, [0x00, 0x7c], Number.POSITIVE_INFINITY],
    ["F16", 2, [0x01, 0x7c], Number.NaN],
    ["BF16", 2, [0xc0, 0xbf], -1.5],
    ["BF16", 2, [0x01, 0x00], 2 ** -133],
    ["BF16", 2, [0x80, 0xff], Number.NEGATIVE_INFINITY],
    ["BF16", 2, [0xc0, 0x7f], Number.NaN],
    ["F32", 4, [0, 0, 0xc0, 0xbf], -1.5],
    ["F64", 8, [0, 0, 0, 0, 0, 0, 0xf8, 0xbf], -1.5],
    ["I64", 8, [0xfe, 255, 255, 255, 255, 255, 255, 255], -2],
  ];
  for (const [dtype, bytes, data, expected] of types) {
    it(`reads ${expected} from ${dtype}`, () => {
      const entry = {dtype, shape: [1], data_offsets: [0, bytes]};
      const file = fileOf(JSON.stringify({w: entry}), data);
      assert.deepEqual(readSafetensors(file).weights.get("w"), tensor([1], expected));
    });
  }

  it("is not led astray by a tensor called __proto__", () => {
    const file = fileOf(`{"__proto__":${JSON.stringify(whole)}}`, new Array<number>(8).fill(0));
    assert.deepEqual([...readSafetensors(file).weights.keys()], ["__proto__"]);
    assert.equal(({} as Record<string, unknown>)["dtype"], undefined);
  });

  it("finds every place at which a file may have been cut", () => {
    const bytes = writeSafetensors(new Map([["w", tensor([2, 2], [1, 2, 3, 4])]]), {dtype: "F32"});
    for (let end = 0; end < bytes.length; end++) {
      const found = String(outcome(() => readSafetensors(bytes.subarray(0, end))));
      assert.match(found, /^FormatError readSafetensors: .*(truncated|within the)/);
    }
  });

  it("answers random damage with a FormatError or a reading, never anything else", () => {
    const bytes = writeSafetensors(new Map([["w", tensor([3], [1, 2, 3])]]), {
      dtype: "F64",
      metadata: {a: "b"},
    });
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {minLength: 1});
    fc.assert(
      fc.property(damage, (changes) => {
        const broken = bytes.slice();
        for (const [at, value] of changes) broken[at] = value;
        const found = outcome(() => readSafetensors(broken));
        assert.ok(typeof found !== "string" || found.startsWith("FormatError readSafetensors: "));
      }),
      {seed: 7, numRuns: 500},
    );
  });

  const bad: readonly (readonly [string, Uint8Array, string])[] = [
    [
      "a file too short for its length",
      new Uint8Array(5),
      "header length must take 8 bytes at byte 0, got 5: the file is truncated",
    ],
    [
      "a header that ends after the file",
      fileOf("{}").subarray(0, 9),
      "header length must not pass the end of the file, got 2 at byte 0 and 1 bytes after it: the file is truncated",
    ],
    [
      "a header of absurd length",
      new Uint8Array(16).fill(255),
      "header length must be at most 100000000 bytes, got 18446744073709551615 at byte 0",
    ],
    ["a header that is a list", fileOf("[]"), 'header must begin with { at byte 8, got "["'],
    [
      "a header that begins with a blank",
      fileOf(" {}"),
      'header must begin with { at byte 8, got " "',
    ],
    [
      "a name that occurs twice",
      fileOf('{"é":1,"w":{"dtype":"F32"},"w":2}'),
      'key "w" must occur once, got it twice, again at byte 36',
    ],
    [
      "a field that occurs twice",
      fileOf('{"w":{"dtype":"F32","dtype":"F64"}}'),
      'key "dtype" must occur once, got it twice, again at byte 28',
    ],
    [
      "metadata that are no texts",
      fileOf('{"__metadata__":{"a":1}}'),
      '__metadata__ must hold texts by name, got {"a":1} at byte 9',
    ],
    [
      "an unknown type",
      oneEntry({...whole, dtype: "F8_E4M3"}, 8),
      'tensor "w" must have a dtype of F64, F32, F16, BF16, I64, got "F8_E4M3" at byte 9',
    ],
    [
      "an entry that is null",
      fileOf('{"w":null}'),
      'tensor "w" must have a dtype of F64, F32, F16, BF16, I64, got undefined at byte 9',
    ],
    [
      "a negative size",
      oneEntry({...whole, shape: [-2]}, 8),
      'tensor "w" must have a shape of whole numbers of at least 0, got [-2] at byte 9',
    ],
    [
      "a size that is not finite",
      fileOf('{"w":{"dtype":"F32","shape":[1e999],"data_offsets":[0,8]}}'),
      'tensor "w" must have a shape of whole numbers of at least 0, got [null] at byte 9',
    ],
    [
      "a size that cannot be counted",
      oneEntry({...whole, shape: [2 ** 40, 2 ** 40]}, 8),
      'tensor "w" must have a shape that can be counted, got [1099511627776,1099511627776] at byte 9',
    ],
    [
      "one offset",
      oneEntry({...whole, data_offsets: [0]}, 8),
      'tensor "w" must have data_offsets of two whole numbers of at least 0, got [0] at byte 9',
    ],
    [
      "offsets beyond the file",
      oneEntry(whole, 7),
      'tensor "w" must have data_offsets within the 7 bytes that follow the header, got [0,8] at byte 9: the file is truncated, or its header wrong',
    ],
    [
      "a shape that does not fill its bytes",
      oneEntry({...whole, shape: [3]}, 8),
      'tensor "w" must have 12 bytes for F32 [3], got 8 at byte 9',
    ],
    [
      "offsets that run backwards",
      oneEntry({...whole, shape: [0], data_offsets: [8, 0]}, 8),
      'tensor "w" must have 0 bytes for F32 [0], got -8 at byte 9',
    ],
    [
      "tensors that overlap",
      fileOf(
        JSON.stringify({a: whole, b: {...whole, data_offsets: [4, 12]}}),
        new Array<number>(12).fill(0),
      ),
      'tensor "b" must begin where the one before ends, byte 124, got byte 120: it overlaps the one before',
    ],
    [
      "a hole between tensors",
      fileOf(
        JSON.stringify({a: whole, b: {...whole, data_offsets: [12, 20]}}),
        new Array<number>(20).fill(0),
      ),
      'tensor "b" must begin where the one before ends, byte 125, got byte 129: it leaves a hole',
    ],
    [
      "a rest after the last tensor",
      oneEntry(whole, 9),
      "tensors must fill the file to its end, got 1 bytes more at byte 70",
    ],
    [
      "whole numbers that a double cannot hold",
      fileOf(
        JSON.stringify({n: {dtype: "I64", shape: [1], data_offsets: [0, 8]}}),
        [1, 0, 0, 0, 0, 0, 32, 0],
      ),
      'tensor "n" must hold whole numbers below 2^53, got 9007199254740992 at byte 62',
    ],
  ];
  for (const [name, bytes, message] of bad) {
    it(`refuses ${name}`, () => {
      assert.equal(
        outcome(() => readSafetensors(bytes)),
        `FormatError readSafetensors: ${message}`,
      );
    });
  }

  it("says what is wrong with a header that is no JSON or no UTF-8", () => {
    for (const file of [fileOf("{"), fileOf(""), Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0xff)]) {
      assert.match(
        String(outcome(() => readSafetensors(file))),
        /^FormatError readSafetensors: header must be JSON in UTF-8 at byte 8, got: ./,
      );
    }
  });
});

describe("writeSafetensors", () => {
  const one = new Map([["w", tensor([1], 1e39)]]);
  it("refuses what a reader could not take", () => {
    const text = 5 as unknown;
    const calls: readonly (readonly [() => unknown, string])[] = [
      [
        () => writeSafetensors(one, {dtype: "F16" as "F32"}),
        'RangeError writeSafetensors: dtype must be "F32" or "F64", got "F16"',
      ],
      [
        () => writeSafetensors(one, {dtype: "F32"}),
        "RangeError writeSafetensors: tensor w must fit dtype F32, got 1e+39; write F64",
      ],
      [
        () => writeSafetensors(one, {dtype: "F64", metadata: {n: text as string}}),
        "TypeError writeSafetensors: metadata must be texts, got number for n",
      ],
      [
        () => writeSafetensors(new Map([["__metadata__", tensor([1])]]), {dtype: "F64"}),
        "RangeError writeSafetensors: a tensor must not be called __metadata__, the format's own key",
      ],
      [
        () =>
          writeSafetensors(new Map([["w", {shape: [2], data: new Float64Array(1)}]]), {
            dtype: "F64",
          }),
        "ShapeError writeSafetensors: tensor w must hold as many numbers as its shape [2], got 1",
      ],
    ];
    for (const [call, message] of calls) assert.equal(outcome(call), message);
  });
});
