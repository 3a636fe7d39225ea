import assert from "node:assert/strict";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {writeModel} from "../../lib/nn/index.ts";
import {inScratch, sha256Of} from "../data/scratch.ts";
import {thresholdModel} from "../nn/model/models.ts";
import {openRuntimePage} from "./support/runtimePage.ts";
import {skipWithoutChromium} from "./support/skipWithoutChromium.ts";

/** Loads the book's model and outlines a small image with it. */
const CELL = [
  'import {loadShippedModel, shippedFiles} from "voxelbook/data";',
  'import {createVolume} from "voxelbook/image";',
  'import {openEngine, readModel} from "voxelbook/nn";',
  'import {segmentImage} from "voxelbook/pipeline";',
  'const model = readModel(await loadShippedModel("small"));',
  "const data = Float32Array.from({length: 60}, (_, i) => (i === 31 ? 5 : 0.5));",
  "const grid = {shape: [5, 4, 3], spacing: [4, 4, 3]} as const;",
  'const image = createVolume(data, {...grid, unit: "SUV"});',
  'const engine = await openEngine({backend: "wasm"});',
  'const {mask} = await segmentImage(model, image, {engine, modality: "PT"});',
  "engine.close();",
  "console.log(shippedFiles().join(), mask.data.indexOf(1), mask.data.lastIndexOf(1));",
].join("\n");

describe("a trained model in the page", function () {
  this.timeout(120_000);

  it("comes from the book's own copy and outlines an image", async function () {
    skipWithoutChromium(this);
    await inScratch(async (folder) => {
      const bytes = writeModel(thresholdModel(2));
      const row = {id: "small.safetensors", bytes: bytes.length, sha256: sha256Of(bytes)};
      await mkdir(join(folder, "data"));
      await writeFile(join(folder, "data", row.sha256), bytes);
      const manifest = JSON.stringify({version: 1, datasets: [], shipped: [row]});
      await writeFile(join(folder, "data/manifest.json"), manifest);
      const runtime = await openRuntimePage({"/data/": `${folder}/data/`});
      try {
        const {status, outputs} = await runtime.run("a", CELL);
        assert.equal(status, "ok", JSON.stringify(outputs));
        const text = outputs.flatMap((one) => (one.output_type === "stream" ? one.text : []));
        assert.deepEqual(text, ["small.safetensors 31 31\n"]);
      } finally {
        await runtime.close();
      }
    });
  });
});
