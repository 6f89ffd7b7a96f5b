import { words } from '@keyfob/shared/words/fi';
import { permissions } from './fi-permissions.ts';
import { unsuitable } from './fi-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('fi');
const lists = new Intl.ListFormat('fi', { type: 'conjunction' });

const one = (number: number): boolean => plural.select(number) === 'one';

const THE_APP = 'sovellus';

/** The name stays as it is and the noun takes the case: "Tesla-tilillä", but "Alfa Romeo -tilillä". */
const compound = (name: string, noun: string): string =>
  /\s/.test(name) ? `${name}\u00a0-${noun}` : `${name}-${noun}`;

/** The application, with the noun in the case that the sentence asks for. */
const app = (client: string, noun: string): string =>
  client === THE_APP ? noun : compound(client, noun.toLocaleLowerCase('fi'));

export const texts: Texts = {
  words,
  theApp: THE_APP,
  list: (items) => lists.format(items),

  frame: {
    asks: (domain) => `pyyntö osoitteesta ${domain}`,
    simulated: 'Tämä on simulaatio. Autot, tilit ja kirjautumissivut ovat keksittyjä.',
    language: 'Kieli',
    help: 'Ohje',
    privacy: (client) => `Tietosuoja: ${client}`,
    support: (client) => `Tuki: ${client}`,
    howItWorks: 'Näin tämä toimii',
    howItWorksText: (client) => [
      `Keyfob yhdistää autoja sovelluksiin. ${app(client, 'Sovellus')} käyttää sitä, jotta voit jakaa autosi antamatta salasanaasi kenellekään.`,
      'Kirjaudut automerkin omalla sivulla. Sen jälkeen merkki antaa Keyfobille avaimen, joka avaa vain sen, minkä valitset täällä.',
      `Mitään ei välity ${app(client, 'sovellukselle')}, ennen kuin painat viimeisessä vaiheessa Jaa.`,
    ],
    back: (client) => `Takaisin ${app(client, 'sovellukseen')}`,
    offline: 'Verkkoyhteys on poikki. Syöttämäsi tiedot ovat yhä tässä. Jatka, kun yhteys palaa.',
    expiringTitle: 'Oletko vielä paikalla?',
    expiring:
      'Turvallisuutesi vuoksi tämä sivu sulkeutuu noin kahden minuutin kuluttua. Jatka painamalla mitä tahansa näppäintä tai alla olevaa painiketta.',
    expiringSoonTitle: 'Tämä linkki vanhenee pian',
    expiringSoon: (client) =>
      `Linkki vanhenee noin kahden minuutin kuluttua. Jos tarvitset enemmän aikaa, aloita alusta ${app(client, 'sovelluksesta')}. Mitään ei jaeta, ennen kuin olet käynyt kaikki vaiheet läpi.`,
    keepGoing: 'Jatka',
    understood: 'OK',
  },

  intro: {
    title: (client) => `Yhdistä autosi ${app(client, 'sovellukseen')}`,
    lead: (client) => `${app(client, 'Sovellus')} haluaisi yhteyden autoosi sen verkkotilin kautta.`,
    points: (client) => [
      {
        title: 'Valitset itse, mitä jaat',
        text: `Näet jokaisen auton ja jokaisen luvan, ennen kuin mitään välittyy ${app(client, 'sovellukselle')}.`,
      },
      {
        title: 'Salasanasi pysyy sinulla',
        text: `Kirjaudut autosi merkin sivulla. Salasanaasi ei koskaan näe Keyfob eikä ${app(client, 'sovellus')}.`,
      },
      {
        title: 'Voit lopettaa milloin vain',
        text: 'Lopeta jakaminen silloin kun haluat, syytä kertomatta.',
      },
    ],
    forUser: (hint) => `Yhdistät auton käyttäjänä ${hint}.`,
    continue: 'Jatka',
    senderTitle: (client) => `Saitko tämän linkin ${app(client, 'sovelluksesta')}?`,
    senderLead: (client) =>
      `Se, joka aloitti tämän yhdistämisen, saa pääsyn autoosi. Jatka vain, jos aloitit sen itse ${app(client, 'sovelluksessa')}.`,
    senderApplication: 'Sovellus',
    senderUser: 'Tili sovelluksessa',
    senderNobody: 'Sovellus ei ole kertonut',
    senderWarning:
      'Jos joku muu lähetti sinulle linkin tai tili ei ole sinun, valitse Ei. Silloin mitään ei jaeta.',
    yes: 'Kyllä, jatka',
    no: 'Ei',
  },

  brand: {
    title: 'Minkä merkkinen autosi on?',
    lead: 'Valitse merkki, joka autossasi on. Seuraavaksi kirjaudut sen merkin sivulla.',
    search: 'Hae merkkiä, mallia tai sovellusta',
    submit: 'Hae',
    count: (number) => `${number} ${one(number) ? 'merkki' : 'merkkiä'}`,
    inCountry: (country) => `Merkit (${country}) · vaihda maa`,
    anyCountry: 'Kaikkien maiden merkit · valitse maa',
    allCountries: 'Kaikki maat',
    country: 'Maa',
    show: 'Näytä',
    none: (query) => `Haulla ”${query}” ei löytynyt merkkejä`,
    noneHint:
      'Tarkista kirjoitusasu tai kokeile autossa lukevaa nimeä tai auton sovelluksen nimeä. Jos merkkiä ei ole täällä, sitä ei voi vielä yhdistää.',
    showAll: 'Näytä kaikki merkit',
  },

  handoff: {
    title: (brand) => `Kirjaudu ${compound(brand, 'tilillesi')}`,
    lead: (host) => `Siirryt tältä sivulta osoitteeseen ${host}.`,
    account: (brand, name) =>
      name === null
        ? `Kirjaudu siellä ${compound(brand, 'tililläsi')}.`
        : `Kirjaudu siellä tilillä, jota käytät ${compound(name, 'sovelluksessa')}.`,
    password: (client) => `Keyfob ja ${app(client, 'sovellus')} eivät koskaan näe salasanaasi.`,
    afterwards: (client) =>
      `Sen jälkeen palaat tänne ja valitset, mitä ${app(client, 'sovellus')} saa nähdä.`,
    addressLabel: 'Osoitteen pitää olla',
    go: (brand) => `Jatka ${compound(brand, 'kirjautumiseen')}`,
    otherBrand: 'Valitse toinen merkki',
  },

  loading: {
    title: 'Etsitään autojasi',
    lead: (brand) =>
      `Haemme tietoa siitä, mitä autoja ${compound(brand, 'tililläsi')} on. Siihen voi kulua jopa minuutti. Sivu jatkaa itsestään.`,
  },

  vehicles: {
    title: (client) => `Mitä haluat jakaa ${app(client, 'sovellukselle')}?`,
    lead: (client, brand) =>
      `Olet kirjautunut ${compound(brand, 'tilillesi')}. Mitään ei ole vielä välitetty ${app(client, 'sovellukselle')}.`,
    forUser: (hint) => `Yhteys kuuluu käyttäjälle ${hint}.`,
    cars: (number) => (one(number) ? 'Oma autosi' : 'Omat autosi'),
    single: 'Valitse yksi auto.',
    vin: (ending) => `Valmistenumeron (VIN) loppu: ${ending}`,
    connected: 'Jo yhdistetty',
    staysConnected: (client) =>
      `Jo yhdistetty auto pysyy yhdistettynä, vaikka et valitsisi sitä tässä. Jos haluat lopettaa sen, katkaise auton yhteys ${app(client, 'sovelluksessa')}.`,
    cannotShare: (permissions, client) =>
      `Ei voi yhdistää. Autosta ei saa kaikkea, mitä ${app(client, 'sovellus')} tarvitsee. Puuttuu: ${permissions}.`,
    noneFit: (client) =>
      `Mistään näistä autoista ei saa sitä, mitä ${app(client, 'sovellus')} tarvitsee. Mitään ei jaettu. Voit kirjautua toisella tilillä tai lopettaa tähän.`,
    nothingSelected: 'Valitse vähintään yksi jaettava auto tai paina Älä jaa.',
    reads: (client) => `${app(client, 'Sovellus')} voi nähdä`,
    controls: (client) => `${app(client, 'Sovellus')} voi tehdä`,
    needed: 'Välttämätön',
    neededHint: (client) =>
      `${app(client, 'Sovellus')} ei toimi ilman kohtia, joissa lukee Välttämätön. Muusta päätät itse.`,
    notShared: 'Ei jaeta',
    andMore: (permissions, more) => `${permissions} ja ${more} muuta`,
    howLong: 'Kuinka kauan',
    howLongText: (client, durable) =>
      durable
        ? `Kunnes lopetat sen. ${app(client, 'Sovellus')} voi käyttää pääsyä myös silloin, kun et ole sovelluksessa.`
        : `Vain vähän aikaa: ${app(client, 'sovelluksen')} on pyydettävä lupaa uudelleen, kun pääsy vanhenee muutaman tunnin kuluessa.`,
    howToStop: 'Näin lopetat',
    howToStopText: (client, brand) =>
      `Katkaise auton yhteys ${app(client, 'sovelluksessa')} tai poista käyttöoikeus ${compound(brand, 'tililtäsi')}. Siihen jakaminen päättyy.`,
    share: (client) => `Jaa ${app(client, 'sovellukselle')}`,
    dontShare: 'Älä jaa',
    otherAccount: 'Käytä toista tiliä',
  },

  noVehicles: {
    title: (account) => `Tällä ${compound(account, 'tilillä')} ei ole autoja`,
    lead: (client) =>
      `Kirjautuminen onnistui, mutta tilillä ei ole yhtään autoa. Mitään ei jaettu ${app(client, 'sovellukselle')}.`,
    hints: [
      'Auto voi olla toisella tilillä, esimerkiksi jonkun samassa taloudessa asuvan.',
      'Usein vain auton pääkäyttäjä voi jakaa sen.',
      'Uusi auto on ehkä ensin lisättävä merkin omaan sovellukseen.',
    ],
    otherAccount: 'Käytä toista tiliä',
    otherBrand: 'Valitse toinen merkki',
  },

  success: {
    title: (brand, number) =>
      one(number) ? `Jaoit ${compound(brand, 'autosi')}` : `Jaoit ${number} ${compound(brand, 'autoa')}`,
    lead: (client) =>
      `${app(client, 'Sovellus')} viimeistelee nyt yhteyden. Voit lopettaa jakamisen milloin vain.`,
    goBack: (client) => `Palaa ${app(client, 'sovellukseen')}, niin näet, että kaikki onnistui.`,
    close: (client) => `Voit sulkea tämän ikkunan ja jatkaa ${app(client, 'sovelluksessa')}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'Tämä linkki on jo käytetty',
      text: `Olet jo yhdistänyt autosi sillä. Täällä ei tarvitse tehdä enempää. Jos haluat yhdistää toisen auton, aloita alusta ${app(client, 'sovelluksesta')}.`,
    }),
    denied: (client) => ({
      title: 'Päätit olla jakamatta',
      text: `Mitään ei jaettu. Jos muutat mielesi, aloita alusta ${app(client, 'sovelluksesta')}.`,
    }),
    cancelled: (client) => ({
      title: 'Lopetit ennen jakamista',
      text: `Mitään ei jaettu. Voit yhdistää autosi myöhemmin ${app(client, 'sovelluksesta')}.`,
    }),
    expired: (client) => ({
      title: 'Tämä linkki on vanhentunut',
      text: `Linkit toimivat vain jonkin aikaa, jotta autosi pysyy turvassa. Mitään ei jaettu. Aloita alusta ${app(client, 'sovelluksesta')}.`,
    }),
    failed: (client) => ({
      title: 'Autoa ei voitu yhdistää',
      text: `Yhdistämistä ei viety loppuun, eikä ${app(client, 'sovelluksella')} ole sen kautta pääsyä autoosi. Aloita alusta ${app(client, 'sovelluksesta')}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'Tämä linkki on avattu toisessa selaimessa',
    text: `Autosi turvallisuuden vuoksi linkki toimii vain siinä selaimessa, jossa se avattiin ensin. Jatka siellä tai aloita alusta ${app(client, 'sovelluksesta')}. Täältä ei jaettu mitään.`,
  }),
  cookies: (client) => ({
    title: 'Selaimesi estää evästeet',
    text: `Yksi eväste tarvitaan, jotta tiedetään sinun olevan yhä sama henkilö, kun palaat automerkin sivulta. Salli evästeet tälle sivulle ja yritä uudelleen. Mitään ei jaettu ${app(client, 'sovellukselle')}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'Täällä ei ole mitään',
      text: `Osoite on puutteellinen tai poistunut käytöstä. Mitään ei jaettu. Aloita alusta ${app(client, 'sovelluksesta')}.`,
    }),
    server_error: (client) => ({
      title: 'Keyfobissa meni jokin vikaan',
      text: `Vika on meissä, ei sinussa. Mitään uutta ei jaettu ${app(client, 'sovellukselle')}. Yritä hetken kuluttua uudelleen.`,
    }),
    not_configured: () => ({
      title: 'Tämä Keyfob ei ole vielä käyttövalmis',
      text: 'Ylläpitäjän on tehtävä asetukset loppuun. Mitään ei jaettu.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'Tämä linkki on jo käytetty',
      text: `Sitä ei voi käyttää uudelleen. Jos haluat yhdistää auton, aloita alusta ${app(client, 'sovelluksesta')}.`,
    }),
    session_not_open: (client) => ({
      title: 'Tämä vaihe on ohi',
      text: `Sivu, jolta tulit, on vanhentunut. Mitään uutta ei jaettu. Jatka uusimmalta sivulta tai aloita alusta ${app(client, 'sovelluksesta')}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'Liian monta linkkiä on auki',
      text: `Useita ${app(client, 'sovelluksen')} linkkejä on aloitettu mutta ei viety loppuun. Vie yksi niistä loppuun tai yritä myöhemmin uudelleen. Mitään ei jaettu.`,
    }),
    form_not_ours: () => ({
      title: 'Sivu oli vanhentunut',
      text: 'Emme voineet varmistua siitä, että lomake tuli tältä sivulta, joten mitään ei tehty eikä mitään jaettu. Palaa takaisin, lataa sivu uudelleen ja paina painiketta uudelleen.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'Tätä merkkiä ei voi yhdistää',
      text: 'Palaa takaisin ja valitse merkki luettelosta. Mitään ei jaettu.',
    }),
    nothing_selected: () => ({
      title: 'Autoa ei ole valittu',
      text: 'Palaa takaisin ja valitse vähintään yksi auto. Mitään ei jaettu.',
    }),
    provider_cancelled: () => ({
      title: 'Palasit kesken kirjautumisen',
      text: 'Kirjautumista automerkin sivulla ei viety loppuun. Mitään ei jaettu. Voit yrittää uudelleen.',
    }),
    provider_unavailable: () => ({
      title: 'Automerkki ei vastaa',
      text: 'Vika on automerkin päässä. Mitään ei jaettu. Yritä muutaman minuutin kuluttua uudelleen.',
    }),
    provider_refused: () => ({
      title: 'Automerkki torjui pyynnön',
      text: 'Merkki ei hyväksynyt pyyntöä. Mitään ei jaettu. Yritä uudelleen tai käytä toista tiliä.',
    }),
    no_vehicles: (client) => ({
      title: 'Tällä tilillä ei ole autoja',
      text: `Tilillä ei ole yhtään autoa. Mitään ei jaettu ${app(client, 'sovellukselle')}. Käytä toista tiliä tai kysy auton pääkäyttäjältä.`,
    }),
    vehicle_unreachable: () => ({
      title: 'Auto ei vastaa',
      text: 'Se voi olla lepotilassa tai verkon ulottumattomissa. Herätä se avaamalla auton oma sovellus ja yritä sitten uudelleen.',
    }),
    vehicle_gone: (client) => ({
      title: 'Tämä auto on poistettu',
      text: `Se ei ole enää yhdistettynä, eikä ${app(client, 'sovelluksella')} ole siihen pääsyä. Jos haluat yhdistää sen uudelleen, aloita ${app(client, 'sovelluksesta')}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'Auto on yhdistettävä uudelleen',
      text: `Automerkki katkaisi pääsyn, esimerkiksi salasanan vaihdon jälkeen. Aloita alusta ${app(client, 'sovelluksesta')}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'Tämä linkki ei toimi',
    text: `${app(client, 'Sovellus')} lähetti sinut tänne virheellisellä pyynnöllä. Et voi tehdä asialle mitään, eikä mitään jaettu. Sovelluksen ylläpitäjä löytää vian alla olevalla pyynnön tunnuksella.`,
  }),
  generalError: (client) => ({
    title: 'Jokin meni vikaan',
    text: `Mitään uutta ei jaettu. Palaa ${app(client, 'sovellukseen')} ja yritä uudelleen. Jos sama toistuu, ilmoita sinne alla oleva pyynnön tunnus.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `Palasit, ennen kuin ${compound(brand, 'kirjautuminen')} oli valmis. Mitään ei jaettu.`,
    provider_unavailable: `${brand} ei vastaa juuri nyt. Vika on sen päässä, eikä mitään jaettu. Yritä muutaman minuutin kuluttua uudelleen.`,
    provider_refused: `${brand} ei hyväksynyt pyyntöä. Mitään ei jaettu. Yritä uudelleen tai käytä toista tiliä.`,
    reauthorization_required: `${brand} katkaisi kirjautumisen, ennen kuin ehdimme lukea autosi. Mitään ei jaettu. Kirjaudu uudelleen.`,
    no_vehicles: `Kirjauduit ${compound(brand, 'tilille')}, mutta siellä ei ollut yhtään autoa. Mitään ei jaettu. Kirjaudu toisella tilillä.`,
    vehicle_unreachable: `${brand} ei saanut yhteyttä autoosi. Mitään ei jaettu. Herätä auto sen omalla sovelluksella ja yritä sitten uudelleen.`,
    general: `Kirjautuminen ${compound(brand, 'tilille')} ei onnistunut. Mitään ei jaettu. Yritä uudelleen.`,
  }),

  permissions,
  unsuitable,
};
