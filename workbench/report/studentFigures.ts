import {createHash} from "node:crypto";
import {readdir, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import type {FigureDrawer} from "./figureDrawer.ts";
import {figureTitle, readFigure} from "./figureLimits.ts";

/** A figure as a page shows it: a picture in the student's folder, or the code that says why there is none. */
export type ShownFigure =
  | {readonly ok: true; readonly svg: string; readonly file: string; readonly title: string}
  | {readonly ok: false; readonly code: string};

/** The folder of a student's drawn figures, below their own. */
const FOLDER = "figures";
/** Part of the file names, so that a new way of drawing draws anew. */
const VERSION = "1";

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Draws the figures of one student, each once: they are kept beside the student's report. */
export class StudentFigures {
  readonly #folder: string;
  readonly #drawer: FigureDrawer;
  readonly #write: (path: string, text: string) => Promise<void>;
  readonly #used = new Set<string>();
  /** By the name of the picture: report and overview show the same figures. */
  readonly #shown = new Map<string, Promise<ShownFigure>>();

  /**
   * @param folder - the student's folder in the results
   * @param write - writes a file whole or not at all
   */
  constructor(
    folder: string,
    drawer: FigureDrawer,
    write: (path: string, text: string) => Promise<void>,
  ) {
    this.#folder = join(folder, FOLDER);
    this.#drawer = drawer;
    this.#write = write;
  }

  /** Draws a figure given as JSON, or takes the picture of an earlier run. */
  show(json: string): Promise<ShownFigure> {
    const name = createHash("sha256").update(VERSION).update(json).digest("hex").slice(0, 24);
    const shown = this.#shown.get(name) ?? this.#draw(json, name);
    this.#shown.set(name, shown);
    return shown;
  }

  async #draw(json: string, name: string): Promise<ShownFigure> {
    const [picture, problem] = [`${name}.svg`, `${name}.txt`];
    const code = await readIfThere(join(this.#folder, problem));
    if (code !== undefined) {
      this.#used.add(problem);
      return {ok: false, code};
    }
    let svg = await readIfThere(join(this.#folder, picture));
    if (svg === undefined) {
      const drawn = await this.#drawer.draw(json);
      // A slow one is tried again at the next run: the machine may have been busy.
      if (!drawn.ok && drawn.code === "figure.slow") return drawn;
      if (!drawn.ok) {
        this.#used.add(problem);
        await this.#write(join(this.#folder, problem), drawn.code);
        return drawn;
      }
      svg = drawn.svg;
      await this.#write(join(this.#folder, picture), svg);
    }
    this.#used.add(picture);
    return {ok: true, svg, file: `${FOLDER}/${picture}`, title: figureTitle(readFigure(json))};
  }

  /** Removes the pictures of answers that are no more. */
  async prune(): Promise<void> {
    let names: string[];
    try {
      names = await readdir(this.#folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
      throw error;
    }
    const stale = names.filter((name) => /\.(?:svg|txt)$/.test(name) && !this.#used.has(name));
    await Promise.all(stale.map((name) => rm(join(this.#folder, name), {force: true})));
  }
}
