import {formatPoints} from "../exercise/renderCheck.ts";
import type {Exercise} from "../exercise/readExercise.ts";

/** What a released folder needs to know of the packages it carries. */
export interface PackedPackage {
  readonly name: string;
  readonly version: string;
  /** File name below vendor/. */
  readonly file: string;
}

/** Writes the package.json of a student's folder: both packages come from vendor/. */
export function studentPackage(packages: readonly PackedPackage[], engines: string): string {
  const dependencies = Object.fromEntries(
    packages.map(({name, file}) => [name, `file:vendor/${file}`]),
  );
  const json = {
    name: "voxelbook-exercises",
    version: packages[0]?.version ?? "0.0.0",
    private: true,
    type: "module",
    engines: {node: engines},
    scripts: {start: "node voxelbook.mjs start", test: "node voxelbook.mjs check"},
    dependencies,
    allowScripts: {esbuild: true, zeromq: true},
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** The program that `npm start` and `npm test` run: it installs what is missing, then starts the course. */
export const STUDENT_BOOTSTRAP = `// Starts the course: installs its packages the first time, then runs the command voxelbook.
import {spawn} from "node:child_process";
import {existsSync, statSync} from "node:fs";
import {fileURLToPath} from "node:url";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const say = (line) => process.stderr.write(\`voxelbook: \${line}\\n\`);

const [major, minor] = process.versions.node.split(".").map(Number);
if (!(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19))) {
  say(\`Node 20.19 or later (22.12 or later of the 22 line) is needed, this is \${process.versions.node}\`);
  process.exit(3);
}

// Runs a program to its end and returns its exit code; output goes where ours goes.
function run(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {cwd: at("."), stdio: "inherit", ...options});
    child.on("error", () => resolve(3));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

const installed = at("node_modules/.package-lock.json");
const stale = !existsSync(installed) || statSync(installed).mtimeMs < statSync(at("package-lock.json")).mtimeMs;
if (stale) {
  say("installing packages (about 300 MB on disk, once)");
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const tick = setInterval(() => say(\`still installing, \${seconds()} s\`), 10_000);
  const windows = process.platform === "win32";
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await run(windows ? "npm.cmd" : "npm", args, {stdio: ["ignore", "ignore", "inherit"], shell: windows});
  clearInterval(tick);
  if (code !== 0) {
    say("npm ci failed; see its messages above. Is the package registry reachable?");
    process.exit(3);
  }
  say(\`packages installed in \${seconds()} s\`);
}

const command = at("node_modules/voxelbook-workbench/bin/voxelbook.mjs");
process.exitCode = await run(process.execPath, [command, ...process.argv.slice(2)]);
`;

/** One line for each exercise. */
function listOf(
  exercises: readonly Exercise[],
  points: string,
  minutes: string,
  title: 0 | 1,
): string {
  return exercises
    .map(({id, info, editions}) => {
      const name = (editions[title] ?? editions[0]).info.title;
      return `- \`exercises/${id}\`: ${name} (${formatPoints(info.points)} ${points}, ${info.minutes} ${minutes})`;
    })
    .join("\n");
}

/** Writes the student's README, in both languages. */
export function studentReadme(exercises: readonly Exercise[]): string {
  return `# Voxelbook exercises

You need [Node](https://nodejs.org) 20.19 or later, and nothing else. In this folder:

| command | what it does |
|---|---|
| \`npm start\` | opens the exercises as pages in your browser: read, write your answer, run it, press *Check* |
| \`npm test\` | checks the answers in the notebook files |
| \`node voxelbook.mjs check hu-drift\` | checks one exercise |
| \`node voxelbook.mjs lab\` | opens the notebooks in JupyterLab (needs Python 3) |

The first run installs the packages it needs (a few minutes), later ones start at once.

${listOf(exercises, "points", "minutes", 0)}

Each exercise is a notebook, \`exercise.ipynb\` (\`exercise.zh-CN.ipynb\` in Chinese): answer in one of them. Write only in the
answer cells, with everything they need: imports of \`voxelbook/*\` and helper functions. Three hints are folded into each
exercise. \`npm test\` reads the files, so save first; what you write in the browser's pages stays in your browser until
you export it there.

Hand in the notebook as your instructor asks, for example as \`hu-drift.ipynb\`. The instructor's own tests run on other inputs
than the ones you see.

---

# Voxelbook 练习

只需要 [Node](https://nodejs.org) 20.19 或更高版本。在这个文件夹里：

| 命令 | 作用 |
|---|---|
| \`npm start\` | 在浏览器中打开练习页面：阅读、作答、运行、点击“检查” |
| \`npm test\` | 检查笔记本文件中的答案 |
| \`node voxelbook.mjs check hu-drift --language zh-CN\` | 检查一个练习，用中文显示 |
| \`node voxelbook.mjs lab\` | 用 JupyterLab 打开笔记本（需要 Python 3） |

第一次运行会安装所需的软件包（几分钟），以后立即启动。

${listOf(exercises, "分", "分钟", 1)}

每个练习是一个笔记本：\`exercise.zh-CN.ipynb\`（中文）或 \`exercise.ipynb\`（英文），选一个作答。只写答案单元格，并写全它需要的内容：
从 \`voxelbook/*\` 的导入和辅助函数。每个练习有三条折叠的提示。\`npm test\` 读取文件，请先保存；在浏览器页面里写的内容会留在浏览器中，
直到您在那里导出。

请按教师的要求提交笔记本，例如命名为 \`hu-drift.ipynb\`。教师自己的测试使用与您看到的不同的输入。
`;
}
