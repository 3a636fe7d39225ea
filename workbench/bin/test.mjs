// `npm test`: makes the clone ready, then runs every unit, golden and repository test with mocha.
import {spawn} from "node:child_process";
import {fileURLToPath} from "node:url";
import {bootstrap} from "./bootstrap.mjs";

await bootstrap();
const root = fileURLToPath(new URL("../../", import.meta.url));
const mocha = fileURLToPath(new URL("../../node_modules/mocha/bin/mocha.js", import.meta.url));
const args = process.argv.slice(2);
const specs = args.some((arg) => arg.startsWith("test")) ? [] : ["test/**/*.test.ts"];
const child = spawn(process.execPath, [mocha, ...specs, ...args], {
  cwd: root,
  stdio: "inherit",
});
child.on("close", (code) => (process.exitCode = code ?? 1));
