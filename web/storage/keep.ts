// Asks the browser not to delete what this page keeps when space runs out (Storage Standard, "persist"). Browsers answer by
// themselves or ask the person, so it is asked when there is something of the person's to keep, and once a session:
// who was refused, perhaps because the page was new, may be granted it later.

let hasAsked = false;

export async function askToKeep(): Promise<void> {
  // There is no such manager outside secure contexts.
  const manager = (navigator as { storage?: StorageManager }).storage;
  if (hasAsked || manager?.persist === undefined) return;
  hasAsked = true;
  try {
    if (!(await manager.persisted())) await manager.persist();
  } catch (error) {
    console.info('storage: the browser could not be asked to keep it', error);
  }
}
