import {collectMarks, takeMarks} from "./marksExchange.ts";
import type {MarkStore} from "./markStore.ts";
import type {OverviewData} from "./pageData.ts";
import {part, type SayText} from "./part.ts";

/** Hands a text to the reader as a file. */
function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], {type: "application/json"}));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Makes the buttons work that write and read marks.json. */
export function startFiles(
  data: OverviewData,
  store: MarkStore,
  say: SayText,
  onRead: () => void,
): void {
  const output = part<HTMLOutputElement>("files");
  part("export").addEventListener("click", () => {
    const file = collectMarks(data, store);
    download("marks.json", `${JSON.stringify(file, null, 2)}\n`);
    output.textContent = say("client.exported", {count: file.marks.length});
  });
  const input = part<HTMLInputElement>("import");
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (file === undefined) return;
    try {
      const {taken, refused, older} = takeMarks(await file.text(), data, store);
      output.textContent = say("client.imported", {taken, refused, older});
    } catch {
      output.textContent = say("client.noMarks", {file: file.name});
    }
    input.value = "";
    onRead();
  });
}
