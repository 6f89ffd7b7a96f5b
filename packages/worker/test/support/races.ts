import {
  type Connected,
  codeForm,
  connectUser,
  linkUser,
  postToken,
  readData,
  refreshForm,
} from './linking.ts';

/** Many at the same moment. */
const atOnce = <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

/** Fifty redeem one code. Answers how often each status came. */
export const raceForCode = async (): Promise<Record<number, number>> => {
  const { code } = await linkUser({}, { pkce: true });
  const answers = await atOnce(50, () => postToken(codeForm(code, true)));
  return tally(answers);
};

const tally = (answers: readonly Response[]): Record<number, number> =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ status }) => status)].map(([status, group]) => [status, group.length]),
  );

/** Fifty refresh one token. Answers the statuses, how many different answers came, and how many successors work. */
export const raceForRefresh = async (): Promise<{
  statuses: Record<number, number>;
  answers: number;
  live: number;
}> => {
  const { tokens } = await connectUser();
  const answers = await atOnce(50, () => postToken(refreshForm(tokens.refresh_token)));
  const bodies = await Promise.all(
    answers.map((answer) => answer.json<{ access_token?: string; refresh_token?: string }>()),
  );
  const successors = [...new Set(bodies.flatMap(({ refresh_token }) => refresh_token ?? []))];
  const different = new Set(
    bodies.map(({ access_token, refresh_token }) => `${access_token} ${refresh_token}`),
  );
  const tried = await Promise.all(successors.map((token) => postToken(refreshForm(token))));
  return {
    statuses: tally(answers),
    answers: different.size,
    live: tried.filter(({ status }) => status === 200).length,
  };
};

/** Twenty read the vehicles of one user. */
export const raceForData = async ({ vehicleIds, tokens }: Connected): Promise<Record<number, number>> =>
  tally(await atOnce(20, (index) => readData(vehicleIds[index % vehicleIds.length], tokens.access_token)));
