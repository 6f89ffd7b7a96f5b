import type { AppContext } from '../context.ts';
import { sha256 } from '../crypto/bytes.ts';
import { mintHandle, type Place } from '../crypto/handle.ts';
import type { Approve } from '../garage/verbs/approve.ts';
import { sealCode } from './current-link.ts';

/** Names the wording the owner agreed to; grows with each change of the consent screen's texts. */
export const CONSENT_TEXT_VERSION = '2026-11-21';

/** What an approval needs that is made before its transaction: ids, with one for each vehicle, and the code. */
export const mintApproval = async (
  c: AppContext,
  place: Place,
  sessionId: string,
  vehicles: number,
): Promise<Approve['minted']> => {
  const { routing } = c.var.config;
  const code = await mintHandle(routing, 'code', place);
  const [grantId, receiptId, codeHash, sealedCode, ...vehicleIds] = await Promise.all([
    mintHandle(routing, 'grant', place),
    mintHandle(routing, 'consentReceipt', place),
    sha256(code),
    sealCode(c, { garageName: place.name, sessionId }, code),
    ...Array.from({ length: vehicles }, () => mintHandle(routing, 'connectedVehicle', place)),
  ]);
  return { grantId, receiptId, vehicleIds, codeHash, sealedCode };
};
