import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Merkki ja malli',
    gives: 'Merkki, malli, vuosimalli ja nimi, jonka olet antanut autolle.',
  },
  'vehicle:vin': {
    name: 'Valmistenumero (VIN)',
    gives: 'Tunnus, jossa on 17 merkkiä ja joka yksilöi juuri sinun autosi eikä mitään muuta.',
  },
  'vehicle:charge_state': {
    name: 'Akku ja lataus',
    gives: 'Kuinka täynnä akku on, toimintamatka sekä se, onko auto kytketty lataukseen ja latautuuko se.',
  },
  'vehicle:location': {
    name: 'Sijainti',
    gives: 'Missä auto on kullakin kysymiskerralla. Se, joka näkee tämän usein, voi päätellä, missä liikut.',
  },
  'vehicle:odometer': { name: 'Mittarilukema', gives: 'Autolla ajettu kokonaismatka.' },
  'vehicle:smart_charging_policy': {
    name: 'Älylatauksen asetukset',
    gives: 'Onko älylataus käytössä ja mihin mennessä auton pitää olla ladattu.',
  },
  charging_location: {
    name: 'Latauspaikat',
    gives: 'Osoitteet, jotka olet tallentanut latausta varten, esimerkiksi kotisi.',
  },
  'vehicle:fuel': {
    name: 'Polttoaineen määrä',
    gives: 'Kuinka paljon polttoainetta tankissa on ja kuinka pitkälle se riittää.',
  },
  'vehicle:engine_oil': {
    name: 'Moottoriöljy',
    gives: 'Kuinka paljon moottoriöljyllä on käyttöikää jäljellä.',
  },
  'vehicle:tires': { name: 'Rengaspaineet', gives: 'Kunkin renkaan paine.' },
  'vehicle:security': {
    name: 'Ovet ja lukot',
    gives:
      'Ovatko ovet, ikkunat, tavaratila ja latausluukku auki tai lukossa. Tällä luvalla niitä ei voi avata.',
  },
  'vehicle:climate': {
    name: 'Ilmastoinnin asetukset',
    gives: 'Onko lämmitys tai jäähdytys päällä ja mikä lämpötila on asetettu.',
  },
  'vehicle:temperature': { name: 'Lämpötila', gives: 'Auton sisältä ja ulkoa mitattu lämpötila.' },
  'vehicle:speed': { name: 'Nopeus', gives: 'Kuinka nopeasti auto liikkuu kyseisellä hetkellä.' },
  'vehicle:compass': { name: 'Suunta', gives: 'Mihin ilmansuuntaan auton keula osoittaa.' },
  'vehicle:alerts': {
    name: 'Varoitukset',
    gives: 'Viestit, joita auto on näyttänyt kuljettajalle, esimerkiksi pesunesteen vähyydestä.',
  },
  'vehicle:diagnostics': {
    name: 'Viat',
    gives: 'Vikakoodit ja auton järjestelmien tila sellaisina kuin korjaamo ne lukee.',
  },
  'vehicle:service_history': {
    name: 'Huoltohistoria',
    gives: 'Mitä huoltoja autolle on tehty, milloin ja missä.',
  },
  'vehicle:charge_events': {
    name: 'Lataus reaaliajassa',
    gives: 'Milloin ja missä auto aloittaa ja lopettaa latauksen.',
  },
  'vehicle:charge_records': {
    name: 'Aiemmat lataukset',
    gives: 'Aiempien latausten aika, paikka, energia ja hinta.',
  },
  'vehicle:extended_information': {
    name: 'Varusteet',
    gives: 'Auton tarkemmat tiedot, kuten moottori, väri, varustetaso ja lisävarusteet.',
  },
  'user:profile': {
    name: 'Profiilisi',
    gives: 'Nimesi, sähköpostiosoitteesi ja puhelinnumerosi sellaisina kuin ne ovat automerkin tiedoissa.',
  },
  'control:vehicle:charging': {
    name: 'Latauksen aloitus ja lopetus',
    gives: 'Aloittaa ja lopettaa latauksen ja asettaa, kuinka täyteen akku ladataan.',
  },
  'control:vehicle:climate': {
    name: 'Auton lämmitys ja jäähdytys',
    gives: 'Kytkee lämmityksen tai jäähdytyksen päälle ja pois ja asettaa lämpötilan.',
  },
  'control:vehicle:navigation': {
    name: 'Määränpäiden lähetys',
    gives: 'Lähettää osoitteen auton navigaattoriin. Autoa se ei ohjaa.',
  },
  'control:vehicle:security': {
    name: 'Lukitus ja avaus',
    gives: 'Lukitsee ja avaa ovet. Se, joka voi tehdä tämän, voi päästää jonkun autoosi.',
  },
  'control:vehicle:pin': {
    name: 'Ajamisen PIN-koodi',
    gives: 'Asettaa, vaihtaa ja poistaa PIN-koodin, jota auto kysyy ennen ajoa.',
  },
  'control:vehicle:trunk': {
    name: 'Tavaratilan avaus',
    gives: 'Avaa ja sulkee tavaratilan edessä ja takana.',
  },
};
