import assert from "node:assert/strict";
import {JSDOM} from "jsdom";
import {ShapeError} from "../../lib/core/index.ts";
import {type ShowSlicesOptions, showSlices, showVolume} from "../../lib/display/index.ts";
import {createMask, createVolume, type Volume} from "../../lib/image/index.ts";
import {only, shownBy} from "./fakeHost.ts";

const shape = [64, 50, 4] as const;
const count = shape[0] * shape[1] * shape[2];
const grid = {shape, spacing: [1, 1, 3] as const, direction: [-1, 0, 0, 0, -1, 0, 0, 0, 1]};
const ct = createVolume(
  Int16Array.from({length: count}, (_, i) => (i % 300) - 100),
  {
    ...grid,
    unit: "HU",
  },
);
const mask = createMask(
  Uint8Array.from({length: count}, (_, i) => (i % 64 > 20 && i % 64 < 30 ? 1 : 0)),
  grid,
);
const window = {level: 40, width: 400};
const text = {caption: "A made-up slice.", alt: "stripes"};

/** Shows slices and returns the SVG as a document, which fails on text that is not XML. */
function drawn(volumes: Volume | readonly Volume[], options: Partial<ShowSlicesOptions>) {
  const shown = shownBy(() => showSlices(volumes, {axis: "z", ...text, ...options}));
  const svg = only(shown, "image/svg+xml");
  const dom = new JSDOM(svg, {contentType: "image/svg+xml"});
  const texts = [...dom.window.document.querySelectorAll("text")].map((node) => node.textContent);
  return {svg, texts, document: dom.window.document, plain: only(shown, "text/plain"), shown};
}

/** Reads the placed size of the pictures, screen pixels. */
function sizes(document: Document): {width: number; height: number}[] {
  return [...document.querySelectorAll("image")].map((image) => ({
    width: Number(image.getAttribute("width")),
    height: Number(image.getAttribute("height")),
  }));
}

describe("showSlices", () => {
  it("states window, convention, directions and a round length", () => {
    const {texts, plain} = drawn(ct, {index: 1, window});
    for (const letter of ["A", "P", "R", "L"]) assert.ok(texts.includes(letter), letter);
    assert.ok(texts.includes("20 mm"), `${texts}`);
    const all = texts.join(" ");
    assert.match(all, /level 40, width 400 HU/);
    assert.match(all, /radiological convention: patient's right on the left/);
    assert.match(plain, /^A made-up slice\.\naxial, z = 1 of 0 … 3 · window: level 40/);
  });

  it("carries caption and alternative, and a role that screen readers know", () => {
    const {document, shown} = drawn(ct, {index: 1, window});
    assert.deepEqual(shown[0].metadata, {voxelbook: text});
    assert.equal(document.documentElement.getAttribute("role"), "img");
    assert.equal(document.documentElement.getAttribute("aria-label"), "stripes");
  });

  it("keeps the true proportions of anisotropic voxels", () => {
    const [{width, height}] = sizes(drawn(ct, {axis: "coronal", index: 3, window}).document);
    assert.ok(Math.abs(width / height - 64 / (4 * 3)) < 0.01, `${width} × ${height}`);
  });

  it("draws the bar to the scale of the picture", () => {
    const {document} = drawn(ct, {index: 1, window});
    const length = Number(
      /v5h([\d.]+)/.exec(document.querySelector(".bar")?.getAttribute("d") ?? "")?.[1],
    );
    const [{width}] = sizes(document);
    assert.ok(Math.abs(length / width - 20 / 64) < 0.001, `${length} of ${width}`);
  });

  it("shows all panels on one scale, in mm and in values, each with its index", () => {
    const {document, texts, plain} = drawn(ct, {indices: [0, 1, 3], window, mask});
    const [a, b, c] = sizes(document);
    assert.deepEqual([a, b], [b, c]);
    for (const caption of ["z = 0", "z = 1", "z = 3"]) assert.ok(texts.includes(caption));
    assert.equal(document.querySelectorAll(".mask").length, 3);
    assert.match(plain, /axial: z = 0\naxial: z = 1\naxial: z = 3/);
  });

  it("draws the mask as an outline that hides nothing", () => {
    const {document, texts, svg} = drawn(ct, {index: 1, window, mask, maskName: "outline: tumour"});
    const path = document.querySelector(".mask")?.getAttribute("d") ?? "";
    assert.equal(path, "M21 0h9v50h-9z");
    assert.match(svg, /\.vb-slices path\{fill:none/);
    assert.match(texts.join(" "), /outline: tumour/);
  });

  it("centres differences on 0 with a colour bar in the image's unit", () => {
    const {texts, plain} = drawn(ct, {index: 1, colour: "diverging"});
    assert.ok(texts.includes("0") && texts.includes("100") && texts.includes("−100"), `${texts}`);
    assert.ok(texts.includes("HU"));
    assert.match(plain, /−199 to 199 HU/);
    const pet = createVolume(Float32Array.from(ct.data), {...grid, unit: "SUV"});
    assert.ok(drawn(pet, {index: 1, colour: "viridis"}).texts.includes("SUV"));
  });

  it("escapes every word it is given", () => {
    const evil = '<script>alert("&")</script>';
    const {svg, texts} = drawn(ct, {
      index: 1,
      window,
      captions: [evil],
      alt: evil,
      mask,
      maskName: evil,
    });
    assert.doesNotMatch(svg, /<script/);
    assert.ok(texts.includes(evil), "it is shown as it was written");
  });

  it("speaks Chinese in a Chinese notebook", () => {
    const shown = shownBy(() => showSlices(ct, {axis: "z", index: 1, window, ...text}), "zh-CN");
    assert.match(only(shown, "image/svg+xml"), /窗位 40，窗宽 400 HU/);
  });

  it("keeps a figure of 256 × 256 noisy greys under 100 kB", () => {
    const noisy = Float32Array.from({length: 65_536}, (_, i) => ((i * 2654435761) >>> 8) % 255);
    const big = createVolume(noisy, {shape: [256, 256, 1], unit: "HU"});
    assert.ok(drawn(big, {index: 0, window}).svg.length < 100_000);
  });

  it("survives one value everywhere and voxels that are not numbers", () => {
    const flat = createVolume(new Float32Array(4).fill(5), {shape: [2, 2, 1], unit: "1"});
    assert.match(drawn(flat, {index: 0}).plain, /4.5 to 5.5/);
    const empty = createVolume(new Float32Array(4).fill(Number.NaN), {shape: [2, 2, 1], unit: "1"});
    assert.match(drawn(empty, {index: 0}).plain, /0 to 1/);
  });

  it("refuses a CT without a window, and a window that is none", () => {
    assert.throws(() => drawn(ct, {index: 1}), /a CT needs its window, such as .* got none/);
    assert.throws(() => drawn(ct, {index: 1, window: {level: 40, width: 0}}), /width above 0, got/);
    assert.throws(
      () => drawn(ct, {index: 1, window, colour: "diverging"}),
      /diverging scale is centred at 0, got window level 40/,
    );
  });

  it("refuses what does not fit together", () => {
    const other = createVolume(Float32Array.from(ct.data), {...grid, unit: "1"});
    assert.throws(() => drawn(ct, {window}), /give either index or indices, got undefined and und/);
    assert.throws(() => drawn(ct, {index: 9, window}), /index along z must be .* 0 to 3, got 9/);
    assert.throws(() => drawn([ct, ct], {indices: [1, 2, 3], window}), /got 3 for 2 volumes/);
    assert.throws(() => drawn([], {index: 0, window}), /got 0 for 0 volumes/);
    assert.throws(() => drawn([ct, other], {index: 1, window}), /one unit, got HU and 1/);
    assert.throws(
      () => drawn(ct, {index: 1, window, captions: ["a", "b"]}),
      /one for each of 1 panels/,
    );
    assert.throws(
      () => drawn([ct, ct], {index: 1, window, mask: [mask]}),
      /each of 2 volumes, got 1/,
    );
    const small = createMask(new Uint8Array(8), {shape: [2, 2, 2]});
    assert.throws(() => drawn(ct, {index: 1, window, mask: small}), ShapeError);
    assert.throws(
      () => drawn(ct, {index: 1, window, caption: " "}),
      /caption must say what the fig/,
    );
    assert.throws(
      () => drawn(ct, {index: 1, window, alt: ""}),
      /alt must say what the figure shows/,
    );
    assert.throws(
      () => drawn(ct, {index: 1, window, colour: "jet" as "grey"}),
      /name must be grey, viridis, diverging, got jet/,
    );
  });
});

describe("showVolume", () => {
  it("names the data set for the viewer and shows three planes through the mask", () => {
    const options = {dataset: "sts-002-ct", maskDataset: "sts-002-ct-gtv", mask, window, ...text};
    const shown = shownBy(() => showVolume(ct, options));
    assert.deepEqual(shown[0].bundle["application/vnd.voxelbook.volume+json"], {
      dataset: "sts-002-ct",
      mask: "sts-002-ct-gtv",
      window,
      caption: text.caption,
    });
    assert.match(only(shown, "text/plain"), /axial: z = 2\ncoronal: y = 25\nsagittal: x = 25/);
    assert.equal(only(shown, "image/svg+xml").match(/<image /g)?.length, 3);
  });

  it("says null for a volume that is no data set, and shows its middle", () => {
    const shown = shownBy(() => showVolume(ct, {window, ...text}));
    const json = shown[0].bundle["application/vnd.voxelbook.volume+json"];
    assert.deepEqual(json, {dataset: null, mask: null, window, caption: text.caption});
    assert.match(only(shown, "text/plain"), /sagittal: x = 32/);
  });
});
