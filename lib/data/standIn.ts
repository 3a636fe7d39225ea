import type {Volume} from "../image/index.ts";
import {DatasetError} from "./datasetError.ts";
import type {DatasetInfo} from "./manifest.ts";

/** A volume with where it came from; `note` is a sentence for the reader, to be shown. */
export interface SourcedVolume {
  readonly volume: Volume;
  readonly source: "dataset" | "stand-in";
  readonly note: string;
  /** The wording that belongs beside a figure of this volume. */
  readonly attribution: string;
}

/** Faults that mean "out of reach": every other one is a real error and is thrown on. */
const OUT_OF_REACH: readonly string[] = ["no-network", "mirror-only", "not-found", "not-in-book"];

/** How to get the file, where there is a way for everybody. */
const HOW_TO_GET = {
  en: ({id, mirrorOnly}: DatasetInfo) =>
    mirrorOnly
      ? "It is found in the folder that VOXELBOOK_MIRROR names."
      : `With a network, "voxelbook datasets fetch ${id}" brings it.`,
  "zh-CN": ({id, mirrorOnly}: DatasetInfo) =>
    mirrorOnly
      ? "它位于 VOXELBOOK_MIRROR 所指的文件夹中。"
      : `联网后运行 voxelbook datasets fetch ${id} 即可取得。`,
} as const;

/** Sentences for the reader, in the notebook's language. */
const WORDS = {
  en: {
    dataset: (info: DatasetInfo) => `Data: ${info.title} (${info.licence}).`,
    standIn: (info: DatasetInfo, reason: string) =>
      `The dataset ${info.id} (${info.title}) is out of reach, so what follows shows a generated ` +
      `stand-in: its numbers are not a patient's. Reason: ${reason}. ${HOW_TO_GET.en(info)}`,
    attribution: "Generated stand-in, not a patient.",
  },
  "zh-CN": {
    dataset: (info: DatasetInfo) => `数据:${info.title}(许可:${info.licence})。`,
    standIn: (info: DatasetInfo, reason: string) =>
      `无法取得数据集 ${info.id}(${info.title}),因此下面显示的是生成的替代图像,其中的数值并非来自真实患者。原因:${reason}。${HOW_TO_GET["zh-CN"](info)}`,
    attribution: "生成的替代图像,并非真实患者。",
  },
} as const;

/** Returns the first line of a message, without a final full stop: the ways to mend it follow there. */
function firstLine(message: string): string {
  return message.split("\n", 1)[0].trim().replace(/\.$/, "");
}

/** Reads the language of the running notebook from its host (see display/host.ts); English without one. */
function hostLanguage(): "en" | "zh-CN" {
  const host = (globalThis as {[key: symbol]: unknown})[Symbol.for("voxelbook.host")];
  return (host as {language?: unknown} | undefined)?.language === "zh-CN" ? "zh-CN" : "en";
}

/** Loads a dataset, or makes the stand-in when it is out of reach, and says which it was. */
export async function volumeOrStandIn(
  info: DatasetInfo,
  load: () => Promise<Volume>,
  standIn: () => Volume,
): Promise<SourcedVolume> {
  const words = WORDS[hostLanguage()];
  try {
    const volume = await load();
    return {
      volume,
      source: "dataset",
      note: words.dataset(info),
      attribution: info.attribution,
    };
  } catch (error) {
    if (!(error instanceof DatasetError) || !OUT_OF_REACH.includes(error.fault)) throw error;
    return {
      volume: standIn(),
      source: "stand-in",
      note: words.standIn(info, firstLine(error.message)),
      attribution: words.attribution,
    };
  }
}
