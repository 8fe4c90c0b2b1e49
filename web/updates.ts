// The page's side of the service worker: registers it, knows whether the page would work offline, and takes a waiting
// version when the person agrees: then every tab reloads exactly once, so no tab ever runs two versions.

export interface Updates {
  readonly ready: boolean;
  readonly waiting: boolean;
  // Files are being fetched for offline use.
  readonly pending: boolean;
  onChange: () => void;
  // After the first screen: it would take the network from it.
  register(): void;
  apply(): void;
}

export function createUpdates(): Updates {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  let registration: ServiceWorkerRegistration | undefined;
  let reloading = false;

  const reload = (): void => {
    if (reloading) return;
    reloading = true;
    location.reload();
  };
  const look = (): void => {
    updates.ready = registration?.active != null;
    // Waiting with nothing active it is no update, but the first one.
    updates.waiting = updates.ready && registration?.waiting != null;
    updates.pending = registration?.installing != null;
    updates.onChange();
  };
  const watch = (worker: ServiceWorker | null): void => worker?.addEventListener('statechange', look);

  const updates = {
    ready: false,
    waiting: false,
    pending: false,
    onChange: (): void => undefined,
    register: (): void => {
      if (workers === undefined) return;
      // Another tab took a new version: this one must not go on with the old one's files gone.
      if (workers.controller !== null) workers.addEventListener('controllerchange', reload);
      updates.pending = true;
      workers.register('service_worker.js', { updateViaCache: 'none' }).then((made) => {
        registration = made;
        watch(made.installing);
        made.addEventListener('updatefound', () => watch(made.installing));
        look();
        // A tab that stays open for days looks for a new version whenever it is looked at again.
        document.addEventListener('visibilitychange', () => {
          if (!document.hidden) made.update().catch((error: unknown) => console.warn(error));
        });
      }, (error: unknown) => {
        updates.pending = false;
        console.warn(error);
      });
    },
    apply: (): void => {
      const worker = registration?.waiting;
      if (worker == null) return;
      // The first visit's page is not controlled and hears no controllerchange.
      worker.addEventListener('statechange', () => {
        if (worker.state === 'activated') reload();
      });
      worker.postMessage('take over');
    },
  };
  return updates;
}
