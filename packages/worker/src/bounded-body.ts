import { concat } from './crypto/bytes.ts';

/** What was read of a body. */
export interface BoundedBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether there was more than the limit; what came after it was never held. */
  readonly cut: boolean;
}

/** Reads a body up to a limit in bytes, and lets go of the rest. */
export const readBounded = async (
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<BoundedBody> => {
  const chunks: Uint8Array[] = [];
  let left = limit;
  // Leaving the loop cancels the stream.
  for await (const chunk of body ?? []) {
    chunks.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
    if (chunk.length > left) return { bytes: concat(...chunks), cut: true };
    left -= chunk.length;
  }
  return { bytes: concat(...chunks), cut: false };
};
