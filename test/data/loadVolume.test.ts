import assert from "node:assert/strict";
import {join} from "node:path";
import * as browser from "../../lib/data/index.browser.ts";
import * as node from "../../lib/data/index.ts";
import {createVolume} from "../../lib/image/index.ts";
import {inScratch} from "./scratch.ts";

const mirror = process.env["VOXELBOOK_MIRROR"];

/** Runs work with other environment variables, and puts the old ones back. */
async function withEnvironment(
  variables: Readonly<Record<string, string>>,
  work: () => Promise<void>,
): Promise<void> {
  const old = {...process.env};
  delete process.env["VOXELBOOK_MIRROR"];
  Object.assign(process.env, variables);
  try {
    await work();
  } finally {
    for (const key of [...Object.keys(variables), "VOXELBOOK_MIRROR"]) {
      if (old[key] === undefined) delete process.env[key];
      else process.env[key] = old[key];
    }
  }
}

const standIn = () =>
  createVolume(Float32Array.of(1, 2), {shape: [2, 1, 1], spacing: [1, 1, 1], unit: "HU"});

describe("the entries for Node and for the browser", () => {
  it("export the same names", () => {
    assert.deepEqual(Object.keys(browser).sort(), Object.keys(node).sort());
  });
});

describe("loadVolume and loadMask", () => {
  it("read a CT in HU and its tumour on the same grid", async function () {
    if (!mirror) return this.skip();
    const ct = await node.loadVolume("sts-002-ct");
    assert.deepEqual(ct.shape, [161, 143, 48]);
    assert.equal(ct.unit, "HU");
    const tumour = await node.loadMask("sts-002-ct-gtv");
    // The count of voxels is published beside the file.
    assert.equal(
      tumour.data.reduce((sum, voxel) => sum + voxel, 0),
      17090,
    );
  });

  it("give PET in SUV and MR in plain numbers", async function () {
    if (!mirror) return this.skip();
    assert.equal((await node.loadVolume("sts-002-pet")).unit, "SUV");
    assert.equal((await node.loadVolume("sts-002-mr-t1")).unit, "1");
  });

  it("say which of the two to use for an image and for a mask", async function () {
    if (!mirror) return this.skip();
    await assert.rejects(node.loadVolume("sts-002-ct-gtv"), {
      name: "TypeError",
      message: "loadVolume: sts-002-ct-gtv must be an image, it is a mask: use loadMask",
    });
    await assert.rejects(node.loadMask("sts-002-ct"), /must be a mask, it is an image: use loadVo/);
  });

  it("propose the nearest id for a misspelt one", async () => {
    await assert.rejects(node.loadVolume("sts-002-tc"), /did you mean "sts-002-ct"\?/);
  });
});

describe("loadVolumeOr", () => {
  const elsewhere = (folder: string) => ({VOXELBOOK_CACHE: folder});

  it("gives the dataset when it is there, with its attribution", async function () {
    if (!mirror) return this.skip();
    const ct = await node.loadVolumeOr("sts-002-ct", standIn);
    assert.equal(ct.source, "dataset");
    assert.equal(ct.volume.shape[0], 161);
    assert.equal(ct.attribution, node.attributionOf("sts-002-ct"));
    assert.match(ct.note, /CC BY 3\.0/);
  });

  it("makes the stand-in and says so when the file is out of reach", () =>
    inScratch((folder) =>
      withEnvironment(elsewhere(folder), async () => {
        const head = await node.loadVolumeOr("head-t1-2mm", standIn);
        assert.equal(head.source, "stand-in");
        assert.deepEqual([...head.volume.data], [1, 2]);
        assert.match(head.note, /head-t1-2mm .* is out of reach.*generated stand-in/);
        assert.match(head.attribution, /not a patient/);
      }),
    ));

  it("says so in the notebook's language", () =>
    inScratch((folder) =>
      withEnvironment(elsewhere(folder), async () => {
        const key = Symbol.for("voxelbook.host");
        const place = globalThis as {[key: symbol]: unknown};
        const old = place[key];
        place[key] = {language: "zh-CN"};
        try {
          assert.match((await node.loadVolumeOr("head-t1-2mm", standIn)).note, /无法取得数据集/);
        } finally {
          if (old === undefined) delete place[key];
          else place[key] = old;
        }
      }),
    ));

  it("throws on an unknown id: a mistake in the notebook is not an absent file", async () => {
    await assert.rejects(
      async () => node.loadVolumeOr("no-such-data", standIn),
      (error: unknown) => error instanceof node.DatasetError && error.fault === "unknown-id",
    );
  });

  it("throws when VOXELBOOK_MIRROR is set wrongly: that is not an absent file", () =>
    inScratch((folder) =>
      withEnvironment(
        {VOXELBOOK_CACHE: folder, VOXELBOOK_MIRROR: join(folder, "not-there")},
        async () => {
          await assert.rejects(node.loadVolumeOr("sts-002-ct", standIn), /must name a folder/);
        },
      ),
    ));
});
