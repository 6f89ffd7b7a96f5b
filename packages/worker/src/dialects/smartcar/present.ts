import { presentNewLink } from '../../link/entry.ts';
import { linkRequestOf, type Present } from '../../oauth/authorize.ts';

/** The first page of a link of this face. Its tokens always come with a refresh token. */
export const presentConnect: Present = (c, request) =>
  presentNewLink(
    c,
    request.registration,
    { ...linkRequestOf(request), face: 'smartcar', durable: true },
    request.pushed,
  );
