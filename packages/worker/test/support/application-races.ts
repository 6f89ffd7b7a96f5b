import {
  createApplication,
  deleteApplication,
  editApplication,
  operate,
  type ShownApplication,
  showApplication,
} from './operator.ts';

const AT_ONCE = 20;

const atOnce = <T>(act: (index: number) => Promise<T>, count = AT_ONCE): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

export const tallyOf = (statuses: readonly number[]): Record<number, number> =>
  Object.fromEntries(
    [...Map.groupBy(statuses, (status) => status)].map(([status, all]) => [status, all.length]),
  );

/** Twenty edits of what all of them have read. Answers how often each status came, and whose edit stands. */
export const raceToEdit = async () => {
  const { clientId } = await createApplication();
  const { tag } = await showApplication(clientId);
  const answers = await atOnce((index) => editApplication(clientId, { name: `Edit ${index}` }, tag));
  const winner = answers.findIndex(({ status }) => status === 200);
  const { application } = await showApplication(clientId);
  return { statuses: tallyOf(answers.map(({ status }) => status)), winner, name: application.name };
};

/** Edits a list as an operator does: reads it, changes one entry, writes it whole, and starts over where overtaken. */
const editList = async (
  clientId: string,
  change: (uris: readonly string[]) => readonly string[],
): Promise<number> => {
  for (let tries = 1; ; tries += 1) {
    const { application, tag } = await showApplication(clientId);
    const redirectUris = change(application.redirectUris);
    const answer = await editApplication(clientId, { redirectUris }, tag);
    await answer.body?.cancel();
    if (answer.status === 200) return tries;
    if (answer.status !== 412) throw new Error(`Edited with ${answer.status}`);
  }
};

const uri = (index: number): string => `https://partner.example.com/${index}`;

/** Ten remove an address each while ten add one each. Answers the list that stands, and how often one was overtaken. */
export const raceForTheList = async () => {
  // One stays throughout: an application without any address would be refused.
  const kept = 'https://partner.example.com/kept';
  const first = [kept, ...Array.from({ length: 10 }, (_, index) => uri(index))];
  const { clientId } = await createApplication({ redirectUris: first });
  const tries = await atOnce((index) =>
    editList(clientId, (uris) =>
      index < 10 ? uris.filter((each) => each !== uri(index)) : [...uris, uri(index)],
    ),
  );
  const { application } = await showApplication(clientId);
  return {
    redirectUris: application.redirectUris.toSorted(),
    expected: [kept, ...Array.from({ length: 10 }, (_, index) => uri(index + 10))].toSorted(),
    overtaken: tries.reduce((sum, each) => sum + each - 1, 0),
  };
};

/** Ten add a secret to the one there is, while ten edit the name: one is added, and stays with the first. */
export const raceForSecrets = async () => {
  const { clientId, secrets } = await createApplication();
  const statuses = await atOnce(async (index) => {
    const answer =
      index % 2 === 0
        ? await operate('POST', `/${clientId}/secrets`)
        : await editApplication(clientId, { name: `Edit ${index}` });
    await answer.body?.cancel();
    return index % 2 === 0 ? answer.status : 0;
  });
  const { application } = await showApplication(clientId);
  return { clientId, first: secrets[0]?.id, statuses: tallyOf(statuses.filter(Boolean)), application };
};

/** One removes a secret while nineteen edit everything else. Answers the secrets that stand. */
export const raceAgainstRemoval = async (): Promise<{ removed: string; left: readonly string[] }> => {
  const { clientId, secrets } = await createApplication();
  const removed = secrets[0]?.id ?? '';
  await operate('POST', `/${clientId}/secrets`);
  await atOnce(async (index) => {
    const answer =
      index === 7
        ? await operate('DELETE', `/${clientId}/secrets/${removed}`)
        : await editApplication(clientId, { name: `Edit ${index}`, redirectUris: [uri(index)] });
    await answer.body?.cancel();
  });
  const { application } = await showApplication(clientId);
  return { removed, left: application.secrets.map(({ id }) => id) };
};

/** Twenty register the same client id. */
export const raceForClientId = async () => {
  const clientId = `raced-${crypto.randomUUID()}`;
  const answers = await atOnce((index) =>
    operate('POST', '', {
      clientId,
      name: `Application ${index}`,
      scopes: ['all'],
      redirectUris: [uri(index)],
      jurisdiction: index % 2 === 0 ? 'eu' : 'unrestricted',
    }),
  );
  const made = await Promise.all(
    answers.filter(({ status }) => status === 201).map((answer) => answer.json<ShownApplication>()),
  );
  const { application } = await showApplication(clientId);
  return { statuses: tallyOf(answers.map(({ status }) => status)), made, application };
};

/** One deletes while nineteen edit, add secrets and register anew. Answers whether anything of it is left. */
export const raceAgainstDeletion = async (): Promise<{ clientId: string; shown: number }> => {
  const { clientId } = await createApplication();
  let deleted = false;
  const remove = async () => {
    while (!deleted) deleted = (await deleteApplication(clientId)).status === 204;
  };
  const disturb = async (index: number) => {
    const { tag } = await showApplication(clientId).catch(() => ({ tag: '"1"' }));
    if (index % 3 === 0) await editApplication(clientId, { name: `Edit ${index}` }, tag);
    else if (index % 3 === 1) await operate('POST', `/${clientId}/secrets`);
    else await operate('POST', '', { clientId, name: 'Again', scopes: ['all'], redirectUris: [uri(1)] });
  };
  await Promise.all([remove(), atOnce(disturb, AT_ONCE - 1)]);
  return { clientId, shown: (await operate('GET', `/${clientId}`)).status };
};
