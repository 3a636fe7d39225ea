import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {cp, mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {basename, dirname, join, relative} from "node:path";
import {build, type BuildOptions, type Metafile} from "esbuild";
import {packagePath} from "./packagePath.ts";
import type {AssetNames} from "./render/pageModel.ts";
import {buildRuntimeAssets} from "./runtime/build.ts";

const require = createRequire(import.meta.url);

/** A short hash of a file's content: a changed file has a new name, so browsers may keep the old. */
function shortHash(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}

async function writeHashed(folder: string, name: string, content: Uint8Array | string) {
  const file = name.replace(/\.(?=\w+$)/, `-${shortHash(content)}.`);
  await writeFile(join(folder, file), content);
  return file;
}

/** KaTeX's stylesheet with its fonts beside it, in the one format that all browsers read. */
async function writeKatex(folder: string): Promise<string> {
  const dist = dirname(require.resolve("katex/dist/katex.min.css"));
  await mkdir(join(folder, "fonts"), {recursive: true});
  for (const name of await readdir(join(dist, "fonts"))) {
    if (name.endsWith(".woff2")) await cp(join(dist, "fonts", name), join(folder, "fonts", name));
  }
  const css = await readFile(join(dist, "katex.min.css"), "utf8");
  const oneFormat = css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)/g, "");
  return writeHashed(folder, "katex.css", oneFormat);
}

const COMMON: BuildOptions = {
  bundle: true,
  minify: true,
  platform: "browser",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "error",
  entryNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
};

/** Finds the name that an entry was written under. */
function outputOf(metafile: Metafile, suffix: RegExp): string {
  const found = Object.entries(metafile.outputs).find(
    ([name, {entryPoint}]) => entryPoint !== undefined && suffix.test(name),
  );
  if (found === undefined) throw new Error(`buildAssets: esbuild wrote no output for ${suffix}`);
  return basename(found[0]);
}

/** Bundles the page's scripts; editor, charts and viewer are parts of their own, loaded when needed. */
async function writeScripts(folder: string, plotly: string): Promise<[string, string, string]> {
  const page = await build({
    ...COMMON,
    entryPoints: [packagePath("book/page/page.entry.ts")],
    outdir: folder,
    format: "esm",
    splitting: true,
    metafile: true,
    define: {PLOTLY_FILE: JSON.stringify(plotly)},
  });
  const theme = await build({
    ...COMMON,
    entryPoints: [packagePath("book/page/theme.entry.ts")],
    outdir: folder,
    format: "iife",
    metafile: true,
  });
  const style = await build({
    ...COMMON,
    entryPoints: [packagePath("book/style/book.entry.css")],
    outdir: folder,
    metafile: true,
    // The oldest browsers named here read light-dark() themselves: it must not be taken apart.
    target: ["chrome123", "firefox120", "safari17.5"],
  });
  return [
    outputOf(page.metafile, /page\.entry-/),
    outputOf(theme.metafile, /theme\.entry-/),
    outputOf(style.metafile, /book\.entry-.*css$/),
  ];
}

/** Builds all shared files of the book into a folder and returns the names below its parent. */
async function writeAssets(folder: string): Promise<AssetNames> {
  await mkdir(folder, {recursive: true});
  const plotlySource = await readFile(require.resolve("plotly.js-dist-min"));
  const plotly = await writeHashed(folder, "plotly.js", plotlySource);
  const katexStyle = await writeKatex(folder);
  const [script, theme, style] = await writeScripts(folder, plotly);
  await buildRuntimeAssets(join(folder, "runtime"));
  return {
    style: `assets/${style}`,
    katexStyle: `assets/${katexStyle}`,
    theme: `assets/${theme}`,
    script: `assets/${script}`,
  };
}

/**
 * Brings the shared files into `<out>/assets`; they are built once for each version of program and
 * library, and kept in the cache.
 */
export async function buildAssets(
  out: string,
  {cache, key}: {readonly cache: string; readonly key: string},
): Promise<AssetNames> {
  const kept = join(cache, `assets-${key}`);
  if (!existsSync(join(kept, "names.json"))) {
    const fresh = `${kept}.${process.pid}`;
    await rm(fresh, {recursive: true, force: true});
    const names = await writeAssets(fresh);
    await writeFile(join(fresh, "names.json"), JSON.stringify(names));
    await rm(kept, {recursive: true, force: true});
    await rename(fresh, kept);
  }
  const names = JSON.parse(await readFile(join(kept, "names.json"), "utf8")) as AssetNames;
  await cp(kept, join(out, "assets"), {
    recursive: true,
    filter: (source) => relative(kept, source) !== "names.json",
  });
  return names;
}
