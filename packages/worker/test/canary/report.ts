/** Prints to the report. Set up before the console is listened to (guards/written.ts). */
export const report = console.log.bind(console);
