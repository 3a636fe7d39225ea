import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import fc from "fast-check";
import {createRng} from "../../../lib/core/index.ts";
import {
  initialise,
  networkBuilder,
  openEngine,
  openModel,
  type PartialWindows,
  type Predict,
  type SlidingWindowOptions,
  slidingWindow,
  type Tensor32,
  type WindowProgress,
} from "../../../lib/nn/index.ts";

interface MonaiCase extends SlidingWindowOptions {
  readonly size: readonly number[];
  readonly channels: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** What `slidingWindow.py` made. */
const monai: {readonly cases: readonly MonaiCase[]} = JSON.parse(
  readFileSync(new URL("slidingWindow.json", import.meta.url), "utf8"),
);

/** The network of `slidingWindow.py`: two channels that depend on what else is in the window. */
const watchful: Predict = async ({shape, data}) => {
  const channels = shape[shape.length - 1];
  const size = data.length / shape[0];
  const out = new Float32Array((2 * data.length) / channels);
  for (let i = 0, j = 0; i < data.length; i += channels, j += 2) {
    const start = Math.floor(i / size) * size;
    const mean = data.subarray(start, start + size).reduce((a, b) => a + b, 0) / size;
    out[j] = data[i] - mean;
    out[j + 1] = data[i] ** 2 + 2 * mean;
  }
  return {shape: [...shape.slice(0, -1), 2], data: out};
};

const asIs: Predict = async (x) => x;

/** A row of numbers as an image. */
function row(...values: number[]): Tensor32 {
  return {shape: [1, values.length, 1], data: Float32Array.from(values)};
}

/** An image of noise. */
function noise(seed: number, shape: readonly number[]): Tensor32 {
  const rng = createRng(seed);
  const size = shape.reduce((a, b) => a * b, 1);
  return {shape, data: Float32Array.from({length: size}, () => rng.normal())};
}

/** What a promise rejects with, as name and message. */
async function refusal(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => assert.fail("must be refused"),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Error);
  return `${error.name} ${error.message}`;
}

describe("slidingWindow", () => {
  it("averages windows where they overlap", async () => {
    // Windows 0…2 and 1…3 say their own number everywhere.
    let window = 0;
    const counting: Predict = async ({shape, data}) => {
      window++;
      return {shape, data: new Float32Array(data.length).fill(window)};
    };
    const options = {patch: [3], overlap: 0.5, blending: "constant"} as const;
    const {data} = await slidingWindow(counting, row(0, 0, 0, 0), options);
    assert.deepEqual(data, Float32Array.of(1, 1.5, 1.5, 2));
  });

  it("lets the middle of a window count more than its border", async () => {
    let window = 0;
    const counting: Predict = async ({shape, data}) => {
      return {shape, data: new Float32Array(data.length).fill(window++)};
    };
    const options = {patch: [3], overlap: 0.5, blending: "gaussian", sigmaScale: 0.5} as const;
    const {data} = await slidingWindow(counting, row(0, 0, 0, 0), options);
    const border = Math.exp(-0.5 / 1.5 ** 2);
    const expected = [0, border / (1 + border), 1 / (1 + border), 1];
    for (let i = 0; i < 4; i++) assert.ok(Math.abs(data[i] - expected[i]) < 1e-6);
  });

  it("pads an image that is smaller than a window, most at the end, and cuts the padding off", async () => {
    const seen: number[][] = [];
    const spying: Predict = async (x) => {
      seen.push(Array.from(x.data));
      return x;
    };
    const options = {patch: [5], overlap: 0, blending: "constant"} as const;
    const {shape, data} = await slidingWindow(spying, row(7, 8), options);
    assert.deepEqual(seen, [[0, 7, 8, 0, 0]]);
    assert.deepEqual({shape, data}, row(7, 8));
  });

  for (const {size, channels, x, y, ...options} of monai.cases) {
    const {patch, overlap, blending, padding = "no padding"} = options;
    it(`agrees with MONAI: [${size}] by [${patch}], overlap ${overlap}, ${blending}, ${padding}`, async () => {
      const image = {shape: [1, ...size, channels], data: Float32Array.from(x)};
      const {shape, data} = await slidingWindow(watchful, image, options);
      assert.deepEqual(shape, [1, ...size, 2]);
      // Both add in single precision; the file has seven decimals.
      for (let i = 0; i < data.length; i++) assert.ok(Math.abs(data[i] - y[i]) < 1e-5, `${i}`);
    });
  }

  it("changes nothing when the network changes nothing, whatever the windows", async () => {
    const sizes = fc.array(fc.integer({min: 1, max: 7}), {minLength: 2, maxLength: 2});
    const property = fc.asyncProperty(
      fc.record({
        size: sizes,
        patch: sizes,
        overlap: fc.double({min: 0, max: 0.9, noNaN: true}),
        batch: fc.integer({min: 1, max: 5}),
        blending: fc.constantFrom("constant" as const, "gaussian" as const),
      }),
      async ({size, ...options}) => {
        const image = noise(1, [1, ...size, 3]);
        const {shape, data} = await slidingWindow(asIs, image, options);
        assert.deepEqual(shape, image.shape);
        for (let i = 0; i < data.length; i++) assert.ok(Math.abs(data[i] - image.data[i]) < 1e-5);
      },
    );
    await fc.assert(property, {seed: 8, numRuns: 60});
  });

  it("gives the same numbers in whatever batches windows are predicted", async () => {
    const image = noise(2, [1, 9, 8, 1]);
    const options = {patch: [4, 4], overlap: 0.5, blending: "gaussian"} as const;
    const one = await slidingWindow(watchful, image, options);
    assert.deepEqual(await slidingWindow(watchful, image, {...options, batch: 7}), one);
  });
});

describe("slidingWindow that is watched, stopped and resumed", () => {
  const image = noise(3, [1, 9, 8, 1]);
  const options = {patch: [4, 4], overlap: 0.5, blending: "gaussian", batch: 2} as const;

  it("reports every batch of windows", async () => {
    const reports: string[] = [];
    await slidingWindow(watchful, image, {
      ...options,
      onProgress: ({done, total}) => void reports.push(`${done} of ${total}`),
    });
    assert.equal(reports.length, 6);
    assert.deepEqual([reports[0], reports[5]], ["2 of 12", "12 of 12"]);
  });

  it("goes on from where it was stopped and ends exactly like a run that was not", async () => {
    const whole = await slidingWindow(watchful, image, options);
    for (const stopAfter of [2, 6, 10, 12]) {
      const stop = new AbortController();
      const kept: PartialWindows[] = [];
      const stopped = slidingWindow(watchful, image, {
        ...options,
        signal: stop.signal,
        onProgress: ({done, partial}) => {
          if (done < stopAfter) return;
          kept.push(partial());
          stop.abort(new Error("stopped by the reader"));
        },
      });
      if (stopAfter === 12) await stopped;
      else assert.equal(await refusal(stopped), "Error stopped by the reader");
      let windows = 0;
      const counted: Predict = (x) => {
        windows += x.shape[0];
        return watchful(x);
      };
      const [resume] = kept;
      const before = resume.sums.data.slice();
      assert.deepEqual(await slidingWindow(counted, image, {...options, resume}), whole);
      assert.equal(windows, 12 - stopAfter);
      // The partial result is left alone, so it can be resumed again.
      assert.deepEqual(resume.sums.data, before);
    }
  });

  it("gives a partial result at any time, also of an earlier report or after the end", async () => {
    const reports: WindowProgress[] = [];
    const onProgress = (report: WindowProgress) => void reports.push(report);
    const whole = await slidingWindow(watchful, image, {...options, onProgress});
    const resume = reports[1].partial();
    assert.equal(resume.done, 12);
    assert.deepEqual(await slidingWindow(watchful, image, {...options, resume}), whole);
  });

  it("refuses to go on from another image, other windows or damaged sums", async () => {
    const kept: PartialWindows[] = [];
    const onProgress: SlidingWindowOptions["onProgress"] = ({partial}) => void kept.push(partial());
    await slidingWindow(watchful, image, {...options, onProgress});
    const [resume] = kept;
    const other = await refusal(slidingWindow(watchful, image, {...options, overlap: 0, resume}));
    assert.equal(
      other.replace(/ [0-9a-f]{8},/g, " HASH,"),
      "ShapeError slidingWindow: resume must come from the same image and options, got image [1, 9, 8, 1] HASH, patch [4, 4], overlap 0.5, gaussian 0.125, zeros and image [1, 9, 8, 1] HASH, patch [4, 4], overlap 0, gaussian 0.125, zeros",
    );
    // An image of the same size that differs in one element.
    const touched = {...image, data: image.data.map((v, i) => (i === 40 ? v + 1e-3 : v))};
    assert.match(
      await refusal(slidingWindow(watchful, touched, {...options, resume})),
      /^ShapeError slidingWindow: resume must come from the same image/,
    );
    const damaged = {...resume, sums: {...resume.sums, data: new Float32Array(3)}};
    assert.equal(
      await refusal(slidingWindow(watchful, image, {...options, resume: damaged})),
      "RangeError slidingWindow: resume must hold 0 to 12 windows and their sums [1, 9, 8, channels], got 2 and 3 numbers for [1, 9, 8, 2]",
    );
  });

  it("is stopped before it begins by a signal that was raised before", async () => {
    const signal = AbortSignal.abort(new Error("never mind"));
    const unasked: Predict = () => assert.fail("must not predict");
    assert.equal(
      await refusal(slidingWindow(unasked, image, {...options, signal})),
      "Error never mind",
    );
  });
});

describe("slidingWindow on an engine", () => {
  it("equals the network on the whole image away from borders and leaks nothing", async () => {
    const engine = await openEngine({backend: "wasm"});
    const b = networkBuilder("blur", {dims: 2, channels: 1});
    const network = b.build(b.conv("c", b.input, {filters: 1, kernel: 3, padding: "same"}));
    const weights = initialise(network, createRng(4), {scheme: "torch"});
    const model = openModel(network, weights, {engine});
    const image = noise(5, [1, 12, 12, 1]);
    const run = () =>
      slidingWindow(model.predict, image, {patch: [6, 6], overlap: 0, blending: "constant"});
    const [whole, windows] = [await model.predict(image), await run()];
    const {numTensors} = engine.tf.memory();
    await run();
    assert.equal(engine.tf.memory().numTensors, numTensors);
    // The kernel reaches one element; at a window's border it sees zeros instead of its neighbours.
    const isInner = (i: number) => i % 6 > 0 && i % 6 < 5;
    for (let i = 0; i < 144; i++) {
      if (!isInner(i % 12) || !isInner(Math.floor(i / 12))) continue;
      assert.ok(Math.abs(whole.data[i] - windows.data[i]) < 1e-6);
    }
    assert.notDeepEqual(windows.data, whole.data);
    model.close();
    engine.close();
  });
});

describe("slidingWindow with bad input", () => {
  const options = {patch: [2], overlap: 0, blending: "constant"} as const;
  const call = (more: object, image = row(1, 2, 3), predict = asIs) =>
    slidingWindow(predict, image, {...options, ...more});
  const halved: Predict = async ({shape, data}) => ({
    shape: [shape[0], 1, 1],
    data: data.slice(0, shape[0]),
  });
  const cases: readonly (readonly [string, () => Promise<unknown>])[] = [
    [
      "ShapeError slidingWindow: image must have the shape [1, (z,) (y,) x, channels], got [2, 3, 1]",
      () => call({}, {shape: [2, 3, 1], data: new Float32Array(6)}),
    ],
    [
      "RangeError slidingWindow: image must be finite, got NaN at element 1 of [1, 3, 1]",
      () => call({}, row(1, Number.NaN, 3)),
    ],
    [
      "ShapeError slidingWindow: patch must have one number per spatial axis, got [2, 2] for [3]",
      () => call({patch: [2, 2]}),
    ],
    [
      "RangeError slidingWindow: overlap must be one number, or one per axis, of at least 0 and below 1, got [-0.5]",
      () => call({overlap: -0.5}),
    ],
    [
      "RangeError slidingWindow: batch must be a whole number of at least 1, got 0",
      () => call({batch: 0}),
    ],
    [
      "RangeError slidingWindow: mode must be one of zeros, reflect, replicate, circular, got mirror",
      () => call({padding: "mirror"}),
    ],
    [
      'RangeError slidingWindow: "reflect" must add at most 2 places to an axis of 3, got 4',
      () => call({patch: [10], padding: "reflect"}),
    ],
    [
      "ShapeError slidingWindow: predict must answer windows [1, 2, 1] in their own size with as many channels each time, got [1, 1, 1]",
      () => call({}, undefined, halved),
    ],
  ];
  for (const [message, run] of cases) {
    it(`says: ${message}`, async () => assert.equal(await refusal(run()), message));
  }
});
