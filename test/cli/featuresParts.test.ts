import assert from "node:assert/strict";
import {mkdir, readdir, readFile, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {Worker} from "node:worker_threads";
import {createVolume, type VoxelArray} from "../../lib/image/index.ts";
import {decodeImage, readImageBytes} from "../../workbench/cli/features/imageFile.ts";
import {labelMasks} from "../../workbench/cli/features/labelMasks.ts";
import {runPool} from "../../workbench/cli/features/workerPool.ts";
import {writeChunks} from "../../workbench/cli/features/writeChunks.ts";
import {inScratch, sha256Of} from "../data/scratch.ts";
import {dicomFile} from "../image/dicomBytes.ts";

describe("labelMasks", () => {
  const mapOf = (data: VoxelArray) => createVolume(data, {shape: [data.length, 1, 1], unit: "1"});
  const cut = (data: VoxelArray, choice: "only" | "all" | readonly number[]) =>
    [...labelMasks(mapOf(data), choice, "m.nii")].map(({label, mask}) => [
      label,
      typeof mask === "string" ? mask : Array.from(mask.data),
    ]);

  it("cuts each label, in the order that was asked for, or ascending", () => {
    const data = Float32Array.of(0, 2, 1, 1);
    assert.deepEqual(cut(data, "all"), [
      [1, [0, 0, 1, 1]],
      [2, [0, 1, 0, 0]],
    ]);
    assert.deepEqual(cut(data, [2, 5]), [
      [2, [0, 1, 0, 0]],
      [5, "m.nii: must hold label 5, got the labels 1, 2"],
    ]);
    assert.deepEqual(cut(Uint8Array.of(0, 7), "only"), [[7, [0, 1]]]);
  });

  const refused: readonly (readonly [string, VoxelArray, RegExp])[] = [
    ["shares", Float32Array.of(0, 0.5), /got 0\.5 at voxel \(1, 0, 0\); cut a map of shares first/],
    ["NaN", Float32Array.of(Number.NaN), /got NaN at voxel \(0, 0, 0\)/],
    ["nothing", new Uint8Array(3), /m\.nii: a mask must hold a voxel other than 0, got none/],
    [
      "two labels unasked",
      Uint8Array.of(1, 2),
      /must hold one label where none is chosen, got 1, 2; --label 1/,
    ],
    [
      "an image",
      Int32Array.from({length: 2000}, (_, i) => i),
      /at most 1000 labels, got more: is it an image\?/,
    ],
  ];
  for (const [what, data, message] of refused) {
    it(`refuses ${what}, and names the file`, () => {
      assert.throws(() => cut(data, "only"), {name: "RangeError", message});
    });
  }
});

describe("readImageBytes", () => {
  it("gives a file its SHA-256, and a folder one that names and order do not change", () =>
    inScratch(async (folder) => {
      const slices = [0, 5].map((z) => {
        return dicomFile({"0020000e": ["UI", "1.2.3"], "00200032": ["DS", `0\\0\\${z}`]});
      });
      const write = async (name: string, names: readonly string[]) => {
        await mkdir(join(folder, name));
        for (const [i, file] of names.entries()) {
          await writeFile(join(folder, name, file), slices[i] ?? "");
        }
        return readImageBytes(join(folder, name), name);
      };
      const one = await write("one", ["a", "b", "DICOMDIR", ".hidden"]);
      const two = await write("two", ["z.dcm", "y.dcm"]);
      assert.equal(one.sha256, two.sha256);
      assert.deepEqual(decodeImage(one, null), decodeImage(two, null));
      const file = await readImageBytes(join(folder, "one/a"), "a");
      assert.equal(file.sha256, sha256Of(slices[0]));
      const single = await write("three", ["only.dcm"]);
      assert.deepEqual(decodeImage(single, null), decodeImage(file, null));
    }));

  it("says in one line what cannot be read, and why", () =>
    inScratch(async (folder) => {
      await mkdir(join(folder, "empty"));
      await mkdir(join(folder, "broken"));
      await symlink(join(folder, "gone"), join(folder, "broken/a.dcm"));
      const said = (path: string) =>
        readImageBytes(path, path.replace(folder, "X")).then(
          () => "read",
          (error: Error) => error.message,
        );
      assert.equal(
        await said(join(folder, "no")),
        "X/no: cannot be read: there is no such file or folder",
      );
      assert.match(
        await said(join(folder, "empty")),
        /^X\/empty: a folder must hold the slices of a DICOM/,
      );
      assert.equal(
        await said("/dev/null"),
        "/dev/null: must be a file or a folder, got a device or a pipe",
      );
      assert.match(
        await said(join(folder, "broken")),
        /^X\/broken: cannot be read: there is no such/,
      );
    }));
});

describe("runPool", () => {
  /** A worker that multiplies by ten, breaks at 2, ends at 3 and answers 4 late. */
  const start = () =>
    new Worker(
      `const {parentPort} = require("node:worker_threads");
       parentPort.on("message", (n) => {
         if (n === 2) throw new Error("broke");
         if (n === 3) process.exit(7);
         setTimeout(() => parentPort.postMessage(n * 10), n === 4 ? 5000 : 0);
       });`,
      {eval: true},
    );
  const onCrash = (task: number, reason: string) => `${task}: ${reason}`;

  it("keeps the order of the tasks, and goes on when a worker breaks down", async () => {
    const seen: unknown[] = [];
    const replies = await runPool<number, number | string>([1, 2, 3, 5, 6], {
      start,
      jobs: 2,
      onCrash,
      onReply: (reply) => seen.push(reply),
    });
    assert.deepEqual(replies, [10, "2: broke", "3: its worker ended with code 7", 50, 60]);
    assert.equal(seen.length, 5);
  });

  it("ends at once when it is told to stop; what was not answered stays undefined", async () => {
    const stop = new AbortController();
    const replies = await runPool<number, number | string>([1, 4, 5], {
      start,
      jobs: 1,
      signal: stop.signal,
      onCrash,
      onReply: () => stop.abort(),
    });
    assert.deepEqual(replies, [10, undefined, undefined]);
    const late = new AbortController();
    const started = performance.now();
    setTimeout(() => late.abort(), 300);
    const none = await runPool<number, number | string>([4], {
      start,
      jobs: 1,
      signal: late.signal,
      onCrash,
    });
    assert.deepEqual(none, [undefined]);
    assert.ok(performance.now() - started < 4500, "it does not wait for the answer");
  });
});

describe("writeChunks", () => {
  it("writes a file whole, or leaves the old one and nothing else", () =>
    inScratch(async (folder) => {
      const path = join(folder, "out.csv");
      await writeChunks(path, ["a,b\n", "1,2\n"]);
      assert.equal(await readFile(path, "utf8"), "a,b\n1,2\n");
      const breaking = function* () {
        yield "half";
        throw new RangeError("broke");
      };
      await assert.rejects(writeChunks(path, breaking()), /broke/);
      assert.equal(await readFile(path, "utf8"), "a,b\n1,2\n");
      assert.deepEqual(await readdir(folder), ["out.csv"]);
    }));
});
