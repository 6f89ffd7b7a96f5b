import {
  type Connected,
  codeForm,
  connectUser,
  linkUser,
  postToken,
  readData,
  refreshForm,
} from './linking.ts';

/** Twenty at the same moment. */
const atOnce = <T>(act: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 20 }, (_, index) => act(index)));

/** Twenty redeem one code. Answers how often each status came. */
export const raceForCode = async (): Promise<Record<number, number>> => {
  const { code } = await linkUser({}, { pkce: true });
  const answers = await atOnce(() => postToken(codeForm(code, true)));
  return tally(answers);
};

const tally = (answers: readonly Response[]): Record<number, number> =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ status }) => status)].map(([status, group]) => [status, group.length]),
  );

/** Twenty refresh one token. Answers the statuses, and how many different successors work. */
export const raceForRefresh = async (): Promise<{ statuses: Record<number, number>; live: number }> => {
  const { tokens } = await connectUser();
  const answers = await atOnce(() => postToken(refreshForm(tokens.refresh_token)));
  const bodies = await Promise.all(answers.map((answer) => answer.json<{ refresh_token?: string }>()));
  const successors = [...new Set(bodies.flatMap(({ refresh_token }) => refresh_token ?? []))];
  const tried = await Promise.all(successors.map((token) => postToken(refreshForm(token))));
  return { statuses: tally(answers), live: tried.filter(({ status }) => status === 200).length };
};

/** Twenty read the vehicles of one user. */
export const raceForData = async ({ vehicleIds, tokens }: Connected): Promise<Record<number, number>> =>
  tally(await atOnce((index) => readData(vehicleIds[index % vehicleIds.length], tokens.access_token)));
