// Runs the compiled library in a thread of its own, so that the page can end it when a part loops endlessly.

// TeaVM changes threads with setTimeout(0), which browsers delay by 4 ms. A microtask comes at once.
const timer = self.setTimeout;
self.setTimeout = (body, millis, ...more) => (millis > 0 ? timer(body, millis, ...more) : void queueMicrotask(body));

importScripts('classes.js');
self.main();

self.onmessage = ({data: {id, operation, args}}) =>
  self.engine(operation, args, (json, problem) => self.postMessage({id, json, problem}));
