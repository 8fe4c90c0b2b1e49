// IndexedDB's events as promises. A promise's continuation runs in the same task as the event, so a transaction is
// still active after awaiting one of its own requests, but after nothing else.

export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// A quota error comes as `abort` of the transaction alone, without an error of any request.
export function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });
}
