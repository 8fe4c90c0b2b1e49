// The pure parts of the second home: how the two homes stand to each other, case by case; the bytes of its files, whole, torn
// and flipped; and that its image hash is the one of src/store/image.cpp.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";

const parts = ["home_choice", "home_format", "home_hash"];
const bundle = await build({
  stdin: { contents: parts.map((part) => `export * from "./web/storage/${part}.ts";`).join("\n"), resolveDir: process.cwd() },
  bundle: true, write: false, format: "esm", target: "es2022", logLevel: "error",
});
const { relate, encodeHead, decodeHead, encodeRecord, decodeRecord, kHeadSlotSize, kHomeFormat, ImageHash } = await import(
  `data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`
);

// Generations as "number + letter": the letter is the content.
const home = (marks, databaseId = "db") =>
  marks === null ? null : { databaseId, known: marks.split(" ").map((mark) => ({ generation: parseInt(mark, 10), imageHash: mark.replace(/\d/g, "") })) };

for (const [what, first, second, isChanged, expected] of [
  ["nothing is in the second", "7a", null, false, "nothing"],
  ["both hold the same", "5a 7b", "6x 7b", false, "same"],
  ["the second lacks what the log still has", "3a 5a 9b", "4a 5a", false, "behind"],
  ["the second is older than what the log goes back to", "8a 9b", "4a 5a", false, "far_behind"],
  ["the first lost its newest", "3a 5a", "4a 5a 6b 7c", false, "ahead"],
  ["the first lost its newest and went on", "3a 5a 6z", "4a 5a 6b 7c", true, "different"],
  ["the same, found before anything was written", "3a 5a 6z", "4a 5a 6b 7c", false, "different"],
  ["the first lost more than is remembered", "3a", "40a 41b", false, "ahead"],
  ["and went on since", "3a", "40a 41b", true, "different"],
  ["another content at the same generation", "5a 7b", "5a 7c", false, "different"],
  ["another content where the second ends", "3a 5z 9b", "4a 5a", false, "different"],
  ["the first is empty", "0-", "4a 5a", false, "ahead"],
]) {
  test(`two homes: ${what}`, () => assert.equal(relate(home(first), home(second), isChanged), expected));
}
test("two homes: another database", () => assert.equal(relate(home("5a"), home("9b", "other"), false), "different"));
test("two homes: another database, but the first is empty", () => assert.equal(relate(home("0-"), home("9b", "other"), false), "ahead"));

const head = (sequence, more = {}) => ({
  format: kHomeFormat, sequence, databaseId: "00112233445566778899aabbccddeeff", generation: 12, fileSize: 8192, imageHash: "0123456789abcdef",
  schemaEpoch: 1, image: 0, recent: [{ generation: 12, imageHash: "0123456789abcdef" }], checkedMs: 1, ...more,
});
const slots = (...heads) => {
  const file = new Uint8Array(2 * kHeadSlotSize);
  for (const one of heads) file.set(encodeHead(one), (one.sequence % 2) * kHeadSlotSize);
  return file;
};

test("second home: the newer of two heads counts, and the older when the newer is not whole", () => {
  const file = slots(head(4), head(5));
  assert.equal(decodeHead(file).sequence, 5);
  for (let at = kHeadSlotSize; at < kHeadSlotSize + 300; ++at) {
    const damaged = file.slice();
    damaged[at] ^= 1 << at % 8;
    assert.equal(decodeHead(damaged).sequence, 4, `byte ${at}`);
  }
  assert.equal(decodeHead(new Uint8Array(2 * kHeadSlotSize)), null);
  assert.equal(decodeHead(file.slice(0, 100)), null);
  assert.equal(decodeHead(slots(head(6, { format: kHomeFormat + 1 }))), null);
});

test("second home: a head has room for what it remembers", () => {
  const recent = Array.from({ length: 32 }, (_, i) => ({ generation: Number.MAX_SAFE_INTEGER - i, imageHash: "f".repeat(16) }));
  const large = head(Number.MAX_SAFE_INTEGER - 1, { recent, generation: Number.MAX_SAFE_INTEGER, fileSize: 2 ** 40, checkedMs: Date.now() });
  assert.deepEqual(decodeHead(slots(large)), large);
});

const record = (generation, pages) => ({
  generation, previous: generation - 1, fileSize: 2 ** 33, pageNumbers: Uint32Array.from({ length: pages }, (_, i) => 3 * i + 1),
  pages: Uint8Array.from({ length: pages * 4096 }, (_, i) => i * generation), nonce: "00000001ffffffff", imageHash: "fedcba9876543210", schemaEpoch: 131073,
});
const readerOf = (log) => (into, at) => {
  const found = log.subarray(at, at + into.length);
  into.set(found);
  return found.length;
};

test("second home: a record is read as it was written, at any place of the log", () => {
  const [one, two] = [record(41, 3), record(42, 0)];
  const log = Buffer.concat([encodeRecord(one), encodeRecord(two)]);
  const first = decodeRecord(readerOf(log), 0);
  assert.deepEqual(first.record, one);
  assert.deepEqual(decodeRecord(readerOf(log), first.size).record, two);
  assert.equal(decodeRecord(readerOf(log), log.length), null);
});

test("second home: a record that is not whole is none, wherever it was cut or changed", () => {
  const whole = encodeRecord(record(7, 2));
  for (let size = 0; size < whole.length; size += 61) assert.equal(decodeRecord(readerOf(whole.slice(0, size)), 0), null, `${size} bytes`);
  for (let at = 0; at < whole.length; at += 13) {
    const damaged = whole.slice();
    damaged[at] ^= 16;
    assert.equal(decodeRecord(readerOf(damaged), 0), null, `byte ${at}`);
  }
});

test("second home: its hash of a page is the core's", () => {
  const page = (number) => Uint8Array.from({ length: 4096 }, (_, i) => i * 7 + number * 3 + (i >> 5));
  const hashOf = (...pages) => {
    const hash = new ImageHash();
    for (const [number, bytes] of pages) hash.add(number, bytes);
    return hash.text;
  };
  const expected = { 1: "fabfb351d9ca90cf", 2: "303170985a35818f", 77777: "8449c4f63771a2da", 4000000: "1a405cd3e76a8be4" };
  for (const [number, text] of Object.entries(expected)) assert.equal(hashOf([Number(number), page(Number(number))]), text, `page ${number}`);
  assert.equal(hashOf(...Object.keys(expected).map((number) => [Number(number), page(Number(number))])), "c97b45b452dc411c");
  assert.equal(hashOf([3, new Uint8Array(4096).fill(255)]), "37b5676468f51677");
  assert.equal(hashOf([1, new Uint8Array(3 * 4096)]), "0".repeat(16));
});
