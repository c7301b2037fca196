// Keeps all files of one version of the site: after the first visit it works off-line. A new version is fetched whole, beside the old
// one, and takes over when no page of the old one is open: so no page gets files of another version.

const version = 'VERSION';
const files = ['FILES'];
const scope = self.registration.scope;
const mine = `workbook ${scope} `;
const name = mine + version;

self.addEventListener('install', (event) => event.waitUntil((async () => {
  const cache = await caches.open(name);
  await cache.addAll(files.map((file) => new Request(new URL(file, scope), {cache: 'no-cache'})));
})()));

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const other of await caches.keys()) {
    if (other.startsWith(mine) && other !== name) await caches.delete(other);
  }
  await self.clients.claim();
})()));

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || !url.href.startsWith(scope)) return;
  url.search = '';
  url.hash = '';
  if (url.pathname.endsWith('/')) url.pathname += 'index.html';
  event.respondWith((async () => {
    const cache = await caches.open(name);
    return (await cache.match(url.href)) ?? fetch(event.request);
  })());
});
