// Hash routes and the browser's history. Each entry keeps an opaque text of the router's (scroll, selection) under a
// key of our own.

import type { Exports, Heap, Host } from './abi';

export interface Navigation {
  readonly imports: Host;
  listen(exports: Exports, frameNow: () => void): void;
}

export function createNavigation(heap: Heap): Navigation {
  function set(replace: boolean, route: string, state: string): void {
    const address = `#${route.replace(/^#/, '')}`;
    const entry = { kenalan: state };
    if (replace) history.replaceState(entry, '', address);
    else history.pushState(entry, '', address);
  }

  function listen(exports: Exports, frameNow: () => void): void {
    const navigate = (): void => {
      heap.lend(exports, location.hash, (route, length) => exports._kenalan_navigate(route, length));
      frameNow();
    };
    // Also fired when the address is edited by hand.
    addEventListener('popstate', navigate);
    navigate();
  }

  return {
    imports: {
      kenalan_route_set: (
        replace: number, route: number, routeLength: number, state: number, stateLength: number,
      ) => set(replace === 1, heap.text(route, routeLength), heap.text(state, stateLength)),
      kenalan_history_back: () => history.back(),
      kenalan_set_title: (title: number, length: number) => {
        document.title = heap.text(title, length);
      },
      kenalan_open_external: (url: number, length: number) => {
        const address = heap.text(url, length);
        // Anything else could run script here.
        if (!/^(https?|tel|mailto|sms):/i.test(address)) return;
        const link = document.createElement('a');
        link.href = address;
        if (/^http/i.test(address)) link.target = '_blank';
        link.rel = 'noopener noreferrer';
        link.click();
      },
    },
    listen,
  };
}
