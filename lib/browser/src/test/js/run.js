// Runs a worker of the engine in node. Each line of the input is a request, such as {"operation": "play", "args": [...]};
// each line of the output is its reply: {"json": ...} or {"problem": ...}, and the time that it took.

const fs = require('fs');
const path = require('path');
const vm = require('vm');
const readline = require('readline');

const folder = process.argv[2];
const load = (name) => vm.runInThisContext(fs.readFileSync(path.join(folder, name), 'utf8'), name);

globalThis.self = globalThis;
self.importScripts = load;
let replied;
self.postMessage = (reply) => replied(reply);
load('worker.js');

(async () => {
  for await (const line of readline.createInterface({input: process.stdin})) {
    const begin = performance.now();
    const reply = await new Promise((resolve) => {
      replied = resolve;
      self.onmessage({data: {id: 1, ...JSON.parse(line)}});
    });
    const {json, problem} = reply;
    process.stdout.write(JSON.stringify({json: json == null ? null : JSON.parse(json), problem, millis: performance.now() - begin}) + '\n');
  }
})();
