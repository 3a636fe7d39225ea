import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {
  isReady,
  jupyterEnvironment,
  makeJupyterEnvironment,
  REQUIREMENTS,
  registerKernel,
} from "../../workbench/notebook/jupyterEnvironment.ts";
import {labArguments, openLab} from "../../workbench/notebook/openLab.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "voxelbook-lab-"));
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

/** A stand-in for python3: a shell script, so that no package is downloaded. */
function fakePython(script: string): string {
  const path = join(root, "python");
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Makes what `python -m venv` would, with a Python inside that notes what pip was asked for. */
const VENV = `
if [ "$1" = "-c" ]; then echo "3 11"; exit 0; fi
mkdir -p "$3/bin"
printf '#!/bin/sh\\necho "Collecting thing"\\necho "$@" > "%s/pip.txt"\\nexit \${PIP_FAILS:-0}\\n' "$3" > "$3/bin/python"
chmod 755 "$3/bin/python"`;

describe("makeJupyterEnvironment", function () {
  this.timeout(30_000);
  const say = () => undefined;

  it("says what to install where there is no Python, with exit code 3", async () => {
    await assert.rejects(makeJupyterEnvironment(root, {python: join(root, "none"), say}), {
      exitCode: 3,
      message: /must be on the PATH, it is not/,
      fix: /python3-venv/,
    });
  });

  it("says so where Python lacks venv or is too old", async () => {
    const noVenv = fakePython('echo "No module named ensurepip" >&2; exit 1');
    await assert.rejects(makeJupyterEnvironment(root, {python: noVenv, say}), {
      exitCode: 3,
      message: /must have venv and ensurepip, it says: No module named ensurepip/,
    });
    const old = fakePython('echo "3 8"');
    await assert.rejects(makeJupyterEnvironment(root, {python: old, say}), {
      exitCode: 3,
      message: /Python must be 3\.10 or later, .* is 3\.8/,
    });
  });

  it("installs pinned packages, registers the kernel, and skips what is done", async () => {
    const python = fakePython(VENV);
    const said: string[] = [];
    const environment = await makeJupyterEnvironment(root, {python, say: (w) => said.push(w)});
    assert.ok(said.includes("installing JupyterLab") && said.includes("downloading thing"));
    const asked = readFileSync(join(environment.folder, "pip.txt"), "utf8");
    for (const requirement of REQUIREMENTS) {
      assert.match(requirement, /^[a-z]+==[\d.]+$/);
      assert.ok(asked.includes(requirement));
    }
    assert.ok(await isReady(environment));

    const again: string[] = [];
    await makeJupyterEnvironment(root, {python: join(root, "none"), say: (w) => again.push(w)});
    assert.deepEqual(again, []);
  });

  it("makes an environment anew that was left half-made", async () => {
    const {folder} = jupyterEnvironment(root);
    mkdirSync(join(folder, "bin"), {recursive: true});
    writeFileSync(join(folder, "left-over"), "");
    await makeJupyterEnvironment(root, {python: fakePython(VENV), say});
    assert.equal(existsSync(join(folder, "left-over")), false);
    assert.ok(await isReady(jupyterEnvironment(root)));
  });

  it("is not ready when pip fails, and tells what pip said", async () => {
    process.env["PIP_FAILS"] = "1";
    try {
      await assert.rejects(makeJupyterEnvironment(root, {python: fakePython(VENV), say}), {
        exitCode: 3,
        message: /pip could not install JupyterLab:\nCollecting thing/,
      });
    } finally {
      delete process.env["PIP_FAILS"];
    }
    assert.equal(await isReady(jupyterEnvironment(root)), false);
  });

  it("registers the kernel with absolute paths", async () => {
    const path = await registerKernel(jupyterEnvironment(root), root);
    const spec = JSON.parse(readFileSync(path, "utf8")) as Record<string, string[]>;
    const [node = "", , entry = ""] = spec["argv"] ?? [];
    assert.equal(node, process.execPath);
    assert.ok(entry.startsWith("/") && existsSync(entry));
    assert.equal(spec["display_name"], "TypeScript (Voxelbook)");
    assert.match(path, /share\/jupyter\/kernels\/voxelbook\/kernel\.json$/);
  });
});

describe("openLab", () => {
  it("serves this machine only, and tries no other port than the one asked for", () => {
    const args = labArguments({root: "/course", port: 8899, browser: false});
    assert.ok(args.includes("--ServerApp.ip=127.0.0.1"));
    assert.ok(args.includes("--ServerApp.port=8899"));
    assert.ok(args.includes("--ServerApp.port_retries=0"));
    assert.ok(args.includes("--no-browser"));
  });

  it("refuses a port that is in use, with exit code 3", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const {port} = server.address() as {port: number};
    try {
      await assert.rejects(openLab(jupyterEnvironment(root), {root, port, browser: false}), {
        exitCode: 3,
        message: `lab: port ${port} is in use`,
      });
    } finally {
      server.close();
    }
  });
});
