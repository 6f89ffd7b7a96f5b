/** The operations of a KV namespace that are billed apart. */
export type KvOperation = 'read' | 'write' | 'delete' | 'list';

interface Entry {
  readonly value: string;
  readonly metadata: unknown;
}

type GetOptions = 'json' | 'text' | { readonly type?: 'json' | 'text' };

/** What a key stands under: all of it to its last colon. */
const folderOf = (key: string): string => key.slice(0, key.lastIndexOf(':') + 1);

/**
 * A KV namespace in a Map: what a Worker costs beside its storage. It keeps nothing past the process, expires nothing
 * and is consistent, which the real one is not. Keys are found by folder, so that a list costs no more as it fills.
 */
export class MapKv {
  readonly #folders = new Map<string, Map<string, Entry>>();
  readonly #count: (operation: KvOperation) => void;

  constructor(
    entries: Readonly<Record<string, string>> = {},
    count: (operation: KvOperation) => void = () => {},
  ) {
    this.#count = count;
    for (const [key, value] of Object.entries(entries)) this.#set(key, { value, metadata: null });
  }

  async get(key: string, options?: GetOptions): Promise<unknown> {
    this.#count('read');
    const value = this.#find(key)?.value;
    if (value === undefined) return null;
    const type = typeof options === 'string' ? options : options?.type;
    return type === 'json' ? JSON.parse(value) : value;
  }

  async getWithMetadata(key: string, options?: GetOptions): Promise<object> {
    const metadata = this.#find(key)?.metadata ?? null;
    return { value: await this.get(key, options), metadata, cacheStatus: null };
  }

  async put(key: string, value: string, options: { readonly metadata?: unknown } = {}): Promise<void> {
    this.#count('write');
    this.#set(key, { value, metadata: options.metadata ?? null });
  }

  async delete(key: string): Promise<void> {
    this.#count('delete');
    this.#folders.get(folderOf(key))?.delete(key);
  }

  /** Of one folder: a prefix that is none finds nothing. */
  async list({ prefix = '' }: { readonly prefix?: string } = {}): Promise<object> {
    this.#count('list');
    const entries = [...(this.#folders.get(prefix) ?? [])];
    const keys = entries.map(([name, { metadata }]) => ({ name, metadata }));
    return { keys, list_complete: true, cacheStatus: null };
  }

  #find(key: string): Entry | undefined {
    return this.#folders.get(folderOf(key))?.get(key);
  }

  #set(key: string, entry: Entry): void {
    const folder = this.#folders.get(folderOf(key)) ?? new Map<string, Entry>();
    folder.set(key, entry);
    this.#folders.set(folderOf(key), folder);
  }
}
