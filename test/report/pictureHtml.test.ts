import assert from "node:assert/strict";
import {unzlibSync} from "fflate";
import type {Picture} from "../../workbench/exercise/types.ts";
import {imageScale} from "../../workbench/report/imagePicture.ts";
import {countMasks, maskPanels} from "../../workbench/report/maskPicture.ts";
import {pictureHtml} from "../../workbench/report/pictureHtml.ts";
import {enlargement, pixelImage} from "../../workbench/report/pixelImage.ts";
import {sayIn} from "../../workbench/report/say.ts";
import {MASKS} from "./madeRecords.ts";

const say = sayIn("en");

/** Reads the pixels of a PNG that `pixelImage` wrote: RGBA, no filter. */
function pixelsOf(address: string): {width: number; at: (x: number, y: number) => string} {
  const png = Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
  const width = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  const rows = unzlibSync(png.subarray(41, 41 + length));
  const at = (x: number, y: number): string => {
    const start = y * (width * 4 + 1) + 1 + x * 4;
    return rows.subarray(start, start + 3).join();
  };
  return {width, at};
}

describe("the picture of two masks", () => {
  it("counts what both, only the expected and only the given one hold", () => {
    assert.deepEqual(countMasks(MASKS), {both: 2, onlyExpected: 3, onlyGot: 1});
  });

  it("tells the parts of the difference by pattern, not by colour alone", () => {
    const difference = pixelsOf(maskPanels(MASKS, say)[2].address);
    const scale = enlargement(MASKS.shape);
    const colours = (column: number, row: number): number => {
      const seen = new Set<string>();
      for (let y = 0; y < scale; y++)
        for (let x = 0; x < scale; x++)
          seen.add(difference.at(column * scale + x, row * scale + y));
      return seen.size;
    };
    assert.equal(colours(0, 0), 1, "in both: plain");
    assert.equal(colours(1, 0), 2, "only expected: striped");
    assert.equal(colours(3, 0), 2, "only given: dotted");
    assert.equal(colours(2, 1), 1, "in neither: plain");
  });

  it("says the counts in the legend", () => {
    const html = pictureHtml(MASKS, say);
    for (const text of ["in both: 2", "only expected: 3", "only in the answer: 1"]) {
      assert.ok(html.includes(text), text);
    }
  });
});

describe("the picture of two images", () => {
  const images: Picture = {
    kind: "image",
    shape: [2, 1],
    expected: [0, 10],
    got: [4, 2],
  };

  it("draws both by the values of both, and the difference by its greatest size", () => {
    assert.deepEqual(imageScale(images), {low: 0, high: 10, most: 8});
    const html = pictureHtml(images, say);
    assert.match(html, /<span>0<\/span><span>10<\/span>/);
    assert.match(html, /<span>−8<\/span><span>0<\/span><span>\+8<\/span>/);
  });

  it("draws no difference as white", () => {
    const same = {...images, got: images.expected};
    const [, , third] = [...pictureHtml(same, say).matchAll(/src="(data:[^"]*)"/g)];
    assert.equal(pixelsOf(third[1]).at(0, 0), "255,255,255");
  });

  it("shows what is not a number in a colour of its own, and says so", () => {
    const html = pictureHtml({...images, got: [Number.NaN, 2]}, say);
    assert.match(html, /not a number/);
    assert.deepEqual(imageScale({...images, got: [Number.NaN, 2]}), {low: 0, high: 10, most: 8});
  });
});

describe("a picture that cannot be drawn", () => {
  for (const [what, picture, text] of [
    ["its pixels are too few", {...MASKS, got: [1]}, "number of pixels"],
    ["its shape is no shape", {...MASKS, shape: [0, 8]}, "too large"],
    ["it is too large", {...MASKS, shape: [100_000, 1]}, "too large"],
  ] as const) {
    it(`is replaced by a sentence when ${what}`, () => {
      const html = pictureHtml({...picture, shape: [picture.shape[0], picture.shape[1]]}, say);
      assert.ok(html.includes(text), html);
      assert.ok(!html.includes("<img"));
    });
  }
});

describe("pixelImage", () => {
  it("enlarges without smoothing, columns first", () => {
    const image = pixelsOf(pixelImage([2, 1], (index) => [index * 200, 0, 0], 3));
    assert.equal(image.width, 6);
    assert.equal(image.at(2, 2), "0,0,0");
    assert.equal(image.at(3, 0), "200,0,0");
  });
});
