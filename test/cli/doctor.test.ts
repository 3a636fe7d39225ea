import assert from "node:assert/strict";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {formatFindings} from "../../workbench/cli/doctor/examine.ts";
import {
  examineLibrary,
  examineNode,
  examinePackages,
  examineTslab,
} from "../../workbench/cli/doctor/packages.ts";
import {examineTensors} from "../../workbench/cli/doctor/surroundings.ts";
import {inScratch} from "../data/scratch.ts";
import {runCli} from "./runCli.ts";

/** Writes a made-up installation: a workbench that asks for tslab 1.0.22, and a library. */
async function installation(folder: string, tslab: string | undefined): Promise<string> {
  const write = async (path: string, value: unknown): Promise<void> => {
    await mkdir(join(folder, path, ".."), {recursive: true});
    await writeFile(join(folder, path), JSON.stringify(value));
  };
  await write("package.json", {name: "voxelbook-workbench", dependencies: {tslab: "1.0.22"}});
  await write("node_modules/voxelbook/package.json", {name: "voxelbook", version: "0.1.0"});
  if (tslab !== undefined) {
    await write("node_modules/tslab/package.json", {name: "tslab", version: tslab});
  }
  return join(folder, "package.json");
}

describe("examineNode", () => {
  for (const [version, state] of [
    ["20.18.3", "missing"],
    ["20.19.0", "ok"],
    ["21.7.0", "missing"],
    ["22.11.0", "missing"],
    ["22.12.0", "ok"],
    ["24.1.0", "ok"],
  ] as const) {
    it(`finds Node ${version} ${state}`, () => assert.equal(examineNode(version).state, state));
  }
});

describe("examinePackages, examineTslab and examineLibrary", () => {
  it("name a missing package and the command that mends it", () =>
    inScratch(async (folder) => {
      const own = await installation(folder, undefined);
      const {state, detail, fix} = examinePackages(own);
      assert.deepEqual(
        {state, detail, fix},
        {
          state: "missing",
          detail: ["not installed: tslab"],
          fix: "npm ci",
        },
      );
      assert.equal(examineTslab(own).state, "missing");
    }));

  it("refuse another tslab than the pinned one", () =>
    inScratch(async (folder) => {
      const {state, detail} = examineTslab(await installation(folder, "1.0.23"));
      assert.equal(state, "missing");
      assert.deepEqual(detail, ["1.0.22 is pinned, 1.0.23 is installed"]);
    }));

  it("notice a library that is not built", () =>
    inScratch(async (folder) => {
      const {state, fix} = examineLibrary(await installation(folder, "1.0.22"));
      assert.deepEqual([state, fix], ["missing", "npm run build"]);
    }));

  it("find this repository's packages", () => {
    assert.equal(examinePackages().state, "ok");
    assert.equal(examineTslab().state, "ok");
  });
});

describe("examineTensors", () => {
  const base = {package: "p", answer: null};

  it("says which backend is in force and why each earlier one is not", () => {
    const {state, detail} = examineTensors([
      {...base, kind: "gpu", state: "not usable", reason: "no GPU"},
      {...base, kind: "node", state: "in force", reason: "TensorFlow 2.15.1"},
      {...base, kind: "wasm", state: "not tried", reason: "node comes first"},
    ]);
    assert.equal(state, "ok");
    assert.deepEqual(detail, [
      "node is in force; the order is gpu, node, wasm",
      "gpu: not usable: no GPU",
      "node: in force: TensorFlow 2.15.1",
      "wasm: not tried: node comes first",
    ]);
  });

  it("is missing when none works", () => {
    const none = {...base, kind: "wasm", state: "not usable", reason: "gone"} as const;
    assert.equal(examineTensors([none]).state, "missing");
  });
});

describe("formatFindings", () => {
  it("keeps to 80 columns, with the fix below", () => {
    const text = formatFindings([
      {name: "tslab", state: "missing", detail: ["word ".repeat(30).trim()], fix: "npm ci"},
    ]);
    for (const line of text.split("\n")) assert.ok(line.length <= 80, line);
    assert.match(text, /^MISSING {3}tslab {7}word/);
    assert.match(text, /\n {22}fix: npm ci\n$/);
  });
});

describe("voxelbook doctor", () => {
  it("--json describes this machine, alone on stdout", async () => {
    const {code, stdout, stderr} = await runCli(["doctor", "--json"]);
    const {healthy, findings} = JSON.parse(stdout) as {
      healthy: boolean;
      findings: {name: string; state: string}[];
    };
    // A fresh clone has not built its library yet; then that is what the doctor says.
    assert.equal(code, healthy ? 0 : 3);
    assert.equal(healthy, stderr === "");
    const names = findings.map(({name}) => name);
    assert.deepEqual(names.slice(0, 4), ["Node", "packages", "library", "tslab"]);
    if (healthy) {
      assert.deepEqual(names.slice(4), [
        ...["tensors", "Chromium", "isolation", "JupyterLab", "datasets"],
      ]);
    }
  }).timeout(120_000);

  it("--help shows an example; an argument too many gives exit code 2", async () => {
    assert.match((await runCli(["doctor", "--help"])).stdout, /voxelbook doctor --json/);
    const {code, stderr} = await runCli(["doctor", "please"]);
    assert.equal(code, 2);
    assert.match(stderr, /too many arguments/);
  }).timeout(60_000);
});
