// The script of the overview: sorts and filters its table, and runs the marking of answers that wait for a person.
import {fillMessage} from "../../messages/fillMessage.ts";
import {startTable} from "./gradesTable.ts";
import {startMarking} from "./marking.ts";
import {MarkStore} from "./markStore.ts";
import type {OverviewData} from "./pageData.ts";

const data = JSON.parse(document.querySelector("#data")?.textContent ?? "null") as OverviewData;
const say = (code: string, args: Readonly<Record<string, string | number>> = {}): string =>
  fillMessage(data.words[code] ?? code, args);

startTable(say);
startMarking(data, new MarkStore(window.localStorage), say);
