import { REFUSAL_NAMES, REFUSALS } from '@keyfob/shared/vehicle/refusals';
import type { FC } from 'hono/jsx';
import { ALSO_KNOWN, NAMED_SCRIPTS, type NamedScript, refusalUsername, usernameOf } from '../accounts.ts';
import type { Texts } from '../locales/texts.ts';
import { Layout, type PageProps } from './layout.tsx';

const whatOf = (texts: Texts, name: NamedScript): string => {
  const also = ALSO_KNOWN[name];
  return also ? `${texts.accounts.what[name]} (${texts.list.same(also)})` : texts.accounts.what[name];
};

/** Every account that does something, and what. */
export const AccountsPage: FC<PageProps> = ({ texts, nonce }) => (
  <Layout texts={texts} nonce={nonce} brand={null} title={texts.list.title} wide>
    <h1>{texts.list.title}</h1>
    <p class="lead">{texts.list.lead}</p>
    <h2>{texts.list.made}</h2>
    <p>{texts.list.madeLead}</p>
    <a class="plain" href={`/simulator/vehicles?ui_locales=${texts.language}`}>
      {texts.accounts.make}
    </a>
    <h2>{texts.list.commands}</h2>
    <p>{texts.list.commandsLead}</p>
    <h2>{texts.list.behaviour}</h2>
    <dl>
      {NAMED_SCRIPTS.map((name) => (
        <>
          <dt>{usernameOf(name)}</dt>
          <dd>{whatOf(texts, name)}</dd>
        </>
      ))}
    </dl>
    <h2>{texts.list.refusals}</h2>
    <p>{texts.list.refusalsLead}</p>
    <dl>
      {REFUSAL_NAMES.map((name) => (
        <>
          <dt>{refusalUsername(name)}</dt>
          <dd>{texts.list.refuses(`${REFUSALS[name].smartcar.type}, ${REFUSALS[name].code}`)}</dd>
        </>
      ))}
    </dl>
  </Layout>
);
