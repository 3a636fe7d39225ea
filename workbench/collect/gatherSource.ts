import {stat} from "node:fs/promises";
import {basename} from "node:path";
import {readSubmittedFile} from "../exercise/readSubmission.ts";
import {CliError} from "../cli/error.ts";
import type {CollectedNote} from "../grader/collected.ts";
import {showable} from "./entryName.ts";
import {type CollectLimits, megabytes} from "./limits.ts";
import {ArchiveError, openArchive} from "./readArchive.ts";
import type {Staged, Staging} from "./staging.ts";
import {fileFault, isJunk, type SourceItem, singleFile, walkFolder} from "./walkFolder.ts";
import {type OwnWord, ownWord} from "./whichExercise.ts";

/** One step of a path in a source. */
export interface Step {
  /** The name in the form NFC; of an archive without its ending. */
  readonly name: string;
  /** True when what follows lies in an archive of this name. */
  readonly archive: boolean;
}

/** A notebook of a source: its bytes wait in the staging. */
export interface FoundNotebook {
  readonly steps: readonly Step[];
  /** The path as a person finds it: `doejane_1_2_work.zip/hu-drift.ipynb`. */
  readonly shown: string;
  readonly modified: Date;
  /** The time of the archive it came in, where that lies in the source, else its own. */
  readonly arrived: Date;
  readonly staged: Staged;
  readonly says: OwnWord;
}

/** Everything of one source that may matter. */
export interface GatheredSource {
  readonly name: string;
  readonly kind: "folder" | "archive" | "notebook";
  /** The time of the folder, archive or file itself. */
  readonly modified: Date;
  /** Every path, those that are not read included: the layout does not hang on what is damaged. */
  readonly paths: readonly (readonly Step[])[];
  readonly notebooks: readonly FoundNotebook[];
  /** Other files, by their steps. */
  readonly others: readonly {readonly steps: readonly Step[]; readonly shown: string}[];
  /** Texts of nbgrader's timestamp.txt, by the folder they lie in. */
  readonly timestamps: ReadonlyMap<string, {readonly text: string; readonly shown: string}>;
  readonly strays: readonly CollectedNote[];
  /** False when the source, or a part of it, could not be read at all. */
  readonly whole: boolean;
}

/** A download may hold a student's archive; one inside that is not opened. */
const MAX_ARCHIVES = 2;
const TIMESTAMP_BYTES = 1_000;
const NOTEBOOK = /\.ipynb$/i;
const ZIP = /\.zip$/i;
const OTHER_ARCHIVE = /\.(rar|7z|tar|gz|tgz|bz2|tbz|xz|txz|zst|cab|iso)$/i;

/** What stands for a folder in {@link GatheredSource.timestamps}. */
export const folderKey = (steps: readonly Step[]): string =>
  steps
    .slice(0, -1)
    .map(({name}) => name)
    .join("/");

interface Mutable {
  readonly paths: (readonly Step[])[];
  readonly notebooks: FoundNotebook[];
  readonly others: {steps: readonly Step[]; shown: string}[];
  readonly timestamps: Map<string, {text: string; shown: string}>;
  readonly strays: {path: string; reason: string}[];
  /** Bytes that may still be read. */
  left: number;
}

export interface GatherOptions {
  readonly limits: CollectLimits;
  /** Is told how many notebooks have been found so far. */
  readonly onNotebook?: (count: number) => void;
}

/** Reads one source into the staging, folder or archive alike. */
class Gathering {
  readonly found: Mutable;
  private readonly staging: Staging;
  private readonly limits: CollectLimits;
  private readonly onNotebook: (count: number) => void;

  constructor(staging: Staging, {limits, onNotebook = () => undefined}: GatherOptions) {
    this.staging = staging;
    this.limits = limits;
    this.onNotebook = onNotebook;
    const left = limits.sourceBytes;
    this.found = {paths: [], notebooks: [], others: [], timestamps: new Map(), strays: [], left};
  }

  stray(shown: string, reason: string): void {
    this.found.strays.push({path: shown, reason});
  }

  /** Reads a file as far as the source has room left; undefined when it is listed as a stray instead. */
  private async bytesOf(
    item: SourceItem,
    shown: string,
    mostBytes: number,
  ): Promise<Buffer | undefined> {
    if (this.found.left <= 0) {
      this.stray(shown, `the source holds more than ${megabytes(this.limits.sourceBytes)}`);
      return undefined;
    }
    try {
      const bytes = await item.read(mostBytes);
      this.found.left -= bytes.length;
      return bytes;
    } catch (error) {
      this.stray(shown, fileFault(error));
      return undefined;
    }
  }

  async take(
    item: SourceItem,
    above: readonly Step[],
    shownAbove: string,
    arrived = item.modified,
  ): Promise<void> {
    const names = item.segments.map((name) => name.normalize("NFC"));
    const shown = showable(
      [...(shownAbove === "" ? [] : [shownAbove]), ...item.segments].join("/"),
    );
    const last = names[names.length - 1];
    const steps = [...above, ...names.map((name): Step => ({name, archive: false}))];
    this.found.paths.push(steps);
    if (item.refused !== undefined) this.stray(shown, item.refused);
    else if (NOTEBOOK.test(last)) await this.takeNotebook(item, steps, shown, arrived);
    else if (ZIP.test(last)) await this.takeArchive(item, steps, shown, arrived);
    else if (last === "timestamp.txt") {
      const bytes = await this.bytesOf(item, shown, TIMESTAMP_BYTES);
      const text = bytes?.toString("utf8");
      if (text !== undefined) this.found.timestamps.set(folderKey(steps), {text, shown});
    } else if (OTHER_ARCHIVE.test(last))
      this.stray(shown, "an archive of this kind is not read; ask for a zip");
    else this.found.others.push({steps, shown});
  }

  private async takeNotebook(
    item: SourceItem,
    steps: readonly Step[],
    shown: string,
    arrived: Date,
  ): Promise<void> {
    const bytes = await this.bytesOf(item, shown, this.limits.notebookBytes);
    if (bytes === undefined) return;
    const staged = await this.staging.put(bytes);
    const says = ownWord(await readSubmittedFile(staged.path));
    this.found.notebooks.push({steps, shown, modified: item.modified, arrived, staged, says});
    this.onNotebook(this.found.notebooks.length);
  }

  private async takeArchive(
    item: SourceItem,
    steps: readonly Step[],
    shown: string,
    arrived: Date,
  ): Promise<void> {
    const depth = steps.filter(({archive}) => archive).length + 1;
    if (depth > MAX_ARCHIVES) {
      this.stray(shown, "an archive in an archive in an archive is not opened");
      return;
    }
    const bytes = await this.bytesOf(item, shown, this.limits.archiveBytes);
    if (bytes === undefined) return;
    const path = await this.staging.putArchive(bytes);
    const last = steps[steps.length - 1].name;
    const inside = [...steps.slice(0, -1), {name: last.replace(ZIP, ""), archive: true}];
    try {
      await this.takeZip(path, inside, shown, arrived);
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      this.stray(shown, error.message);
    } finally {
      await this.staging.drop(path);
    }
  }

  /**
   * Takes what a zip holds.
   *
   * @throws ArchiveError when it cannot be opened
   */
  async takeZip(
    path: string,
    above: readonly Step[],
    shown: string,
    arrived?: Date,
  ): Promise<void> {
    const archive = await openArchive(path, this.limits);
    try {
      for (const stray of archive.strays)
        this.stray([...(shown === "" ? [] : [shown]), stray.path].join("/"), stray.reason);
      for (const entry of archive.entries) {
        if (isJunk(entry.segments)) continue;
        const read = (mostBytes: number): Promise<Buffer> => archive.read(entry, mostBytes);
        await this.take({...entry, read}, above, shown, arrived);
      }
    } finally {
      archive.close();
    }
  }
}

/**
 * Reads a source: a folder, a zip or a notebook. It throws for nothing that it finds there.
 *
 * @param path - what was named on the command line
 * @param name - what messages and records call it
 */
export async function gatherSource(
  path: string,
  name: string,
  staging: Staging,
  options: GatherOptions,
): Promise<GatheredSource> {
  const gathering = new Gathering(staging, options);
  const {limits} = options;
  const {found} = gathering;
  const self = await stat(path);
  const kind = self.isDirectory() ? "folder" : ZIP.test(path) ? "archive" : "notebook";
  let whole = true;
  try {
    if (kind === "archive") {
      const stem: Step = {name: basename(path).replace(ZIP, "").normalize("NFC"), archive: true};
      await gathering.takeZip(path, [stem], "");
    } else {
      const items = kind === "folder" ? await walkFolder(path, limits) : [await singleFile(path)];
      for (const item of items) await gathering.take(item, [], "");
    }
  } catch (error) {
    // What cannot be written is no fault of the source.
    if (error instanceof CliError) throw error;
    whole = false;
    gathering.stray("", error instanceof ArchiveError ? error.message : fileFault(error));
  }
  const strays = found.strays.map(({path: shown, reason}) => ({
    path: shown === "" ? name : `${name}: ${shown}`,
    reason,
  }));
  const {paths, notebooks, others, timestamps} = found;
  return {name, kind, modified: self.mtime, paths, notebooks, others, timestamps, strays, whole};
}
