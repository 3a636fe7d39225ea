// `npm test`: makes the clone ready, then runs every unit, golden and repository test with mocha.
import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {bootstrap} from "./bootstrap.mjs";

await bootstrap();
const root = fileURLToPath(new URL("../../", import.meta.url));
const mocha = fileURLToPath(new URL("../../node_modules/mocha/bin/mocha.js", import.meta.url));

// Images come from a shared folder beside the clone where there is one; without it their tests are skipped.
const mirror = fileURLToPath(new URL("../../../shared/datasets/", import.meta.url));
if (process.env.VOXELBOOK_MIRROR === undefined && existsSync(mirror)) {
  process.env.VOXELBOOK_MIRROR = mirror;
}

const args = process.argv.slice(2);
const specs = args.some((arg) => arg.startsWith("test")) ? [] : ["test/**/*.test.ts"];
// Half of the tests wait for processes of their own, so that two files at a time finish sooner.
const child = spawn(process.execPath, [mocha, "--parallel", "--jobs", "2", ...specs, ...args], {
  cwd: root,
  stdio: "inherit",
});
child.on("close", (code) => (process.exitCode = code ?? 1));
