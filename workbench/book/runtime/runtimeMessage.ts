import {fillMessage} from "../../messages/fillMessage.ts";
import type {Language} from "../../messages/message.ts";
import en from "../../messages/runtime.en.json" with {type: "json"};
import zh from "../../messages/runtime.zh-CN.json" with {type: "json"};

/** The codes of the runtime's words. */
export type RuntimeCode = keyof typeof en;

/** Returns one of the runtime's own texts; it reads only the small catalogue of this folder. */
export function runtimeMessage(
  code: RuntimeCode,
  args: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return fillMessage((language === "zh-CN" ? zh : en)[code], args);
}
