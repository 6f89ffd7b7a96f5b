import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Marque et modèle',
    gives: 'La marque, le modèle, l’année et le nom que vous avez donné à la voiture.',
  },
  'vehicle:vin': {
    name: 'Numéro d’identification du véhicule (VIN)',
    gives: 'Le numéro à 17 caractères qui identifie votre voiture et aucune autre.',
  },
  'vehicle:charge_state': {
    name: 'Batterie et recharge',
    gives: 'Le niveau de la batterie, l’autonomie, et si la voiture est branchée et en charge.',
  },
  'vehicle:location': {
    name: 'Position',
    gives:
      'L’endroit où se trouve la voiture à chaque demande. Qui la voit souvent peut savoir où vous allez.',
  },
  'vehicle:odometer': {
    name: 'Kilométrage',
    gives: 'La distance totale parcourue par la voiture.',
  },
  'vehicle:smart_charging_policy': {
    name: 'Réglages de la recharge intelligente',
    gives: 'Indique si la recharge intelligente est activée et pour quand la voiture doit être chargée.',
  },
  charging_location: {
    name: 'Lieux de recharge',
    gives: 'Les adresses que vous avez enregistrées pour la recharge, comme votre domicile.',
  },
  'vehicle:fuel': {
    name: 'Niveau de carburant',
    gives: 'La quantité de carburant dans le réservoir et la distance qu’elle permet de parcourir.',
  },
  'vehicle:engine_oil': {
    name: 'Huile moteur',
    gives: 'La durée de vie restante de l’huile moteur.',
  },
  'vehicle:tires': { name: 'Pression des pneus', gives: 'La pression de chaque pneu.' },
  'vehicle:security': {
    name: 'Portes et verrouillage',
    gives:
      'Indique si les portes, les vitres, le coffre et la trappe de recharge sont ouverts ou verrouillés. Cela ne permet pas de les ouvrir.',
  },
  'vehicle:climate': {
    name: 'Réglages de la climatisation',
    gives: 'Indique si le chauffage ou la climatisation est en marche et quelle température est réglée.',
  },
  'vehicle:temperature': {
    name: 'Température',
    gives: 'La température mesurée à l’intérieur et à l’extérieur de la voiture.',
  },
  'vehicle:speed': { name: 'Vitesse', gives: 'La vitesse à laquelle la voiture roule à ce moment-là.' },
  'vehicle:compass': { name: 'Orientation', gives: 'La direction vers laquelle la voiture est tournée.' },
  'vehicle:alerts': {
    name: 'Alertes',
    gives:
      'Les messages que la voiture a affichés à son conducteur, par exemple un niveau bas de lave-glace.',
  },
  'vehicle:diagnostics': {
    name: 'Pannes',
    gives: 'Les codes défaut et l’état des systèmes de la voiture, tels qu’un garage les lit.',
  },
  'vehicle:service_history': {
    name: 'Historique d’entretien',
    gives: 'Les entretiens que la voiture a reçus, quand et où.',
  },
  'vehicle:charge_events': {
    name: 'Recharge en cours',
    gives: 'Quand et où la voiture commence et cesse de se recharger.',
  },
  'vehicle:charge_records': {
    name: 'Recharges passées',
    gives: 'Les recharges précédentes, avec l’heure, le lieu, l’énergie et le coût.',
  },
  'vehicle:extended_information': {
    name: 'Équipement',
    gives: 'Des détails sur la voiture, comme le moteur, la couleur, la finition et les options.',
  },
  'user:profile': {
    name: 'Votre profil',
    gives: 'Votre nom, votre adresse e-mail et votre numéro de téléphone tels que la marque les connaît.',
  },
  'control:vehicle:charging': {
    name: 'Lancer et arrêter la recharge',
    gives: 'Lance et arrête la recharge, et règle le niveau jusqu’auquel la batterie est chargée.',
  },
  'control:vehicle:climate': {
    name: 'Chauffer et rafraîchir la voiture',
    gives: 'Met en marche et arrête le chauffage ou la climatisation, et règle la température.',
  },
  'control:vehicle:navigation': {
    name: 'Envoyer des destinations',
    gives: 'Envoie une adresse à la navigation de la voiture. Cela ne conduit pas la voiture.',
  },
  'control:vehicle:security': {
    name: 'Verrouiller et déverrouiller',
    gives:
      'Verrouille et déverrouille les portes. Qui peut le faire peut laisser quelqu’un entrer dans votre voiture.',
  },
  'control:vehicle:pin': {
    name: 'Code PIN de conduite',
    gives: 'Définit, modifie et supprime le code PIN que la voiture demande avant de rouler.',
  },
  'control:vehicle:trunk': {
    name: 'Ouvrir le coffre',
    gives: 'Ouvre et ferme le coffre avant et le coffre arrière.',
  },
};
