/** Where the one record of an object stands. */
const KEY = 'record';

/** The whole state of an object that is one record: one row read. `undefined` where nothing was ever written. */
export const readRecord = <T>(storage: DurableObjectStorage): T | undefined => storage.kv.get<T>(KEY);

/** Writes it: one row, kept with what else is written before the next `await`, or not at all. At most 2 MB. */
export const writeRecord = <T>(storage: DurableObjectStorage, record: T): void => storage.kv.put(KEY, record);
