// Offline from the first visit on. Each version has a cache of its own with every file of the page; a cache is whole or is
// thrown away, and pages are served from the version whose worker controls them and from nothing else. A new version waits
// until the person agrees (web/updates.ts) or all tabs are closed.

import { firstFiles, laterFiles, version } from 'kenalan:precache';

declare const self: ServiceWorkerGlobalScope;

// Not in TypeScript's library yet (Service Worker specification, "Static routing").
interface Route {
  condition: { urlPattern: { pathname: string; search?: string } };
  source: { cacheName: string };
}
type RoutingEvent = ExtendableEvent & { addRoutes?: (routes: Route[]) => Promise<void> };

const kPrefix = 'kenalan-';
// What every navigation gets.
const kPage = './';
const cacheName = kPrefix + version;
const scope = new URL('./', self.location.href).href;

async function install(): Promise<void> {
  try {
    const cache = await caches.open(cacheName);
    await Promise.all([...firstFiles, ...laterFiles].map(async (address) => {
      const url = new URL(address, scope).href;
      await cache.put(url, await bring(address, url));
    }));
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

async function bring(address: string, url: string): Promise<Response> {
  // The name holds the hash of the content: what an older version has is the same file.
  const isHashed = address.startsWith('assets/');
  const known = isHashed ? await caches.match(url) : undefined;
  if (known !== undefined) return known;
  const response = await fetch(url, { cache: isHashed ? 'default' : 'no-cache', credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  // Between two deployments a host may give the page of one with the worker of another.
  if (address === kPage && !(await response.clone().text()).includes(`content="${version}"`)) {
    throw new Error(`the page is not of version ${version}`);
  }
  return response;
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(kPrefix) && name !== cacheName) await caches.delete(name);
  }
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  url.search = url.hash = '';
  const cache = await caches.open(cacheName);
  return (await cache.match(request.mode === 'navigate' ? scope : url.href)) ?? fetch(request);
}

// The page and its hashed files come straight from this version's cache, without waiting for the worker to start.
async function route(event: RoutingEvent): Promise<void> {
  const folder = new URL(scope).pathname;
  const source = { cacheName };
  try {
    await event.addRoutes?.([
      { condition: { urlPattern: { pathname: folder, search: '' } }, source },
      { condition: { urlPattern: { pathname: `${folder}assets/*` } }, source },
    ]);
  } catch {
    // The worker answers by itself, only later.
  }
}

self.addEventListener('install', (event) => event.waitUntil(Promise.all([install(), route(event)])));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(scope)) event.respondWith(answer(request));
});
