// T6 of the fault list: how the page's storage writes. A transaction either is committed early, and then the fencing
// `add` is its last request (the only form that is an atomic compare-and-swap in every engine), or it decides by reading
// first and is not committed early. A transaction that does neither would lose its writes when the page is left.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";

const folder = "web/storage/";
const requestMethods = new Set(["add", "put", "delete", "clear", "get", "getAll", "openCursor", "openKeyCursor", "count", "getKey", "getAllKeys"]);
const reading = new Set(["get", "openKeyCursor", "getKey", "newestHead"]);

// Calls of one function in the order of the text, by name: of a method its last part.
function callsOf(node, source) {
  const calls = [];
  const visit = (child) => {
    ts.forEachChild(child, visit);
    if (!ts.isCallExpression(child)) return;
    const { expression } = child;
    const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText(source);
    calls.push({ name, end: child.end, text: child.getText(source) });
  };
  ts.forEachChild(node, visit);
  return calls.sort((one, other) => one.end - other.end);
}

export function transactionProblems(name, text) {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  const problems = [];
  const visit = (node) => {
    ts.forEachChild(node, visit);
    if (!ts.isFunctionLike(node) || node.body === undefined) return;
    const calls = callsOf(node.body, source);
    const opened = calls.findIndex((call) => call.name === "transaction" && /['"]readwrite['"]/.test(call.text));
    if (opened < 0) return;
    const where = `${name}: ${node.name?.getText(source) ?? "a function"}`;
    const commit = calls.findIndex((call) => call.name === "commit");
    const requests = calls.filter((call, i) => i > opened && requestMethods.has(call.name));
    if (commit >= 0) {
      const before = calls.slice(opened, commit).filter((call) => requestMethods.has(call.name));
      const after = calls.slice(commit).filter((call) => requestMethods.has(call.name));
      if (before.at(-1)?.name !== "add") problems.push(`${where}: the last request before commit() is not the add`);
      if (before.filter((call) => call.name === "add").length !== 1) problems.push(`${where}: more than one add`);
      if (after.length > 0) problems.push(`${where}: a request after commit()`);
      const awaited = text.slice(calls[opened].end, calls[commit].end).includes("await");
      if (awaited) problems.push(`${where}: an await between the transaction and its commit()`);
    } else if (requests.length > 0 && !reading.has(requests[0].name)) {
      problems.push(`${where}: writes without commit() and without reading first`);
    }
  };
  visit(source);
  return problems;
}

test("every transaction that writes is committed early with the add last, or reads first", () => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const writers = files.filter((file) => readFileSync(folder + file, "utf8").includes("'readwrite'"));
  assert.ok(writers.includes("commit.ts") && writers.includes("checkpoint.ts"));
  assert.deepEqual(files.flatMap((file) => transactionProblems(file, readFileSync(folder + file, "utf8"))), []);
});

const write = (body) => `function write(database) { const t = database.transaction(['a'], 'readwrite'); const s = t.objectStore('a'); ${body} }`;
for (const [body, problem] of [
  ["s.put(1, 2);", /without commit\(\)/],
  ["s.add(1, 2); s.put(3, 4); t.commit();", /not the add/],
  ["s.put(1, 2); t.commit();", /not the add/],
  ["s.add(1, 2); s.add(3, 4); t.commit();", /more than one add/],
  ["s.add(1, 2); t.commit(); s.put(1, 2);", /after commit/],
  ["await 0; s.add(1, 2); t.commit();", /an await/],
]) {
  test(`the check finds: ${body}`, () => assert.match(transactionProblems("a.ts", write(body)).join("\n"), problem));
}
test("the check lets pass: reading first, and the add last", () => {
  assert.deepEqual(transactionProblems("a.ts", write("s.get('head'); s.add(1, 2); t.commit();")), []);
  assert.deepEqual(transactionProblems("a.ts", write("s.get('head'); s.put(1, 2);")), []);
});

test("replacing and folding ask first who the newest writer is", () => {
  const text = readFileSync(`${folder}checkpoint.ts`, "utf8");
  const works = text.split("inTransaction(database, async").slice(1);
  assert.equal(works.length, 5);
  // One of them only writes segments of an era that nobody reads yet.
  assert.equal(works.filter((work) => /^[^]{0,80}await newestHead\(/.test(work)).length, 4);
});
