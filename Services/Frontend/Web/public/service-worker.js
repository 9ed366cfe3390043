// Shows what is pushed, also while no page of ours is open, and keeps the application itself for when there is no network.
// The build writes in all that the application is made of; a new version is another worker with another cache.
const ASSETS = /* {{assets}} */ [];
const CACHE = "application-{{version}}";
const PAGE = "/";
/** What the page shows beside its assets, under names that stay. */
const PICTURES = ["/favicon.svg"];

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...PICTURES, ...ASSETS])));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(
    names.filter((name) => name !== CACHE).map((name) => caches.delete(name)),
  )));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (ASSETS.includes(pathname)) {
    // Their names change with what is in them.
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
  } else if (PICTURES.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(pathname)));
  } else if (request.mode === "navigate" && !/^\/api(-docs)?(\/|$)/.test(pathname)) {
    // Every page is the same file; the newest one is the server's.
    event.respondWith(fetch(request).catch(() => caches.match(PAGE)));
  }
});

self.addEventListener("push", (event) => {
  const told = event.data === null ? {} : event.data.json();
  event.waitUntil(self.registration.showNotification(told.title || "Campus Events", {
    body: told.body,
    tag: told.id,
    icon: "/favicon.svg",
    data: { url: told.url },
  }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data.url || "/notifications", self.location.origin);
  // What is pushed leads nowhere else.
  if (address.origin !== self.location.origin) return;
  event.waitUntil(self.clients.openWindow(address.href));
});
