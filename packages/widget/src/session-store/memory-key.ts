/** Where this tab keeps the links that are under way. */
export const KEY = 'keyfob-connect';

/** Whether there may be a link to go on with. */
export const remembersAny = (): boolean => {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
};
