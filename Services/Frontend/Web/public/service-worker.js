// Shows what is pushed, also while no page of ours is open, and opens what it is about. Keeps no pages.
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
