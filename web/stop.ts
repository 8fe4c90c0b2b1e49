// The end of a session that cannot go on: the program broke a rule of its own or ran out of memory. Everything that was
// saved is in IndexedDB; what is in memory is offered as a file, if it can still be read.

import type { Exports } from './abi';
import { showMessage } from './shell';

export function createStop(exports: () => Exports | undefined): (detail: string) => void {
  let stopped = false;
  return (detail) => {
    console.error(detail);
    if (stopped) return;
    stopped = true;
    const reload = { label: 'reload', press: () => location.reload() } as const;
    const download = (): void => {
      try {
        exports()?._kenalan_rescue();
      } catch (error) {
        showMessage({ title: 'stopped_title', texts: ['download_failed'], buttons: [reload], detail: String(error) });
      }
    };
    showMessage({
      title: 'stopped_title', texts: ['stopped_text'], buttons: [{ label: 'download', press: download }, reload], detail,
    });
  };
}
