/** Every line this file's tests make the Worker write, on whichever channel; none of it reaches the report. */
export const written: string[] = [];

for (const channel of ['log', 'debug', 'info', 'warn', 'error', 'trace'] as const)
  console[channel] = (...words: unknown[]) => {
    written.push(words.map(String).join(' '));
  };
