// Download size by part: all bytes until the first usable dashboard, then what is fetched for offline use.
import { distSize } from "../../scripts/dist/size.mjs";
import { kilobytes } from "./table.mjs";

export async function measureSize() {
  const size = distSize();
  const row = (measure, value, target) => ({ part: "download", measure, value, target });
  const plain = (name) => name.replace(/^assets\//, "").replace(/-[0-9a-zA-Z]{8,}(?=\.)/, "");
  return [
    ...size.parts.map(({ name, raw, sent, first }) => row(`${first ? "" : "later: "}${plain(name)}`, `${kilobytes(raw)} raw, ${kilobytes(sent)} sent`)),
    row("first download, all parts", kilobytes(size.firstDownload), "≤ 700 kB"),
    row("fetched afterwards", kilobytes(size.laterDownload)),
  ];
}
