import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'Marca e modello',
    gives: 'La marca, il modello, l’anno e il nome che hai dato all’auto.',
  },
  'vehicle:vin': {
    name: 'Numero di telaio (VIN)',
    gives: 'Il numero di 17 caratteri che identifica la tua auto e nessun’altra.',
  },
  'vehicle:charge_state': {
    name: 'Batteria e ricarica',
    gives: 'Quanto è carica la batteria, l’autonomia e se l’auto è collegata alla presa e in ricarica.',
  },
  'vehicle:location': {
    name: 'Posizione',
    gives: 'Dove si trova l’auto ogni volta che viene chiesto. Chi la vede spesso può capire dove vai.',
  },
  'vehicle:odometer': { name: 'Chilometraggio', gives: 'La distanza totale percorsa dall’auto.' },
  'vehicle:smart_charging_policy': {
    name: 'Impostazioni della ricarica intelligente',
    gives: 'Indica se la ricarica intelligente è attiva ed entro quando l’auto deve essere carica.',
  },
  charging_location: {
    name: 'Luoghi di ricarica',
    gives: 'Gli indirizzi che hai salvato per la ricarica, come casa tua.',
  },
  'vehicle:fuel': {
    name: 'Livello di carburante',
    gives: 'Quanto carburante c’è nel serbatoio e per quanta strada basta.',
  },
  'vehicle:engine_oil': { name: 'Olio motore', gives: 'Quanta durata resta all’olio motore.' },
  'vehicle:tires': { name: 'Pressione degli pneumatici', gives: 'La pressione di ogni pneumatico.' },
  'vehicle:security': {
    name: 'Porte e serrature',
    gives:
      'Indica se porte, finestrini, bagagliaio e sportello di ricarica sono aperti o bloccati. Non permette di aprirli.',
  },
  'vehicle:climate': {
    name: 'Impostazioni del clima',
    gives: 'Indica se il riscaldamento o il raffreddamento è acceso e quale temperatura è impostata.',
  },
  'vehicle:temperature': {
    name: 'Temperatura',
    gives: 'La temperatura misurata dentro e fuori dall’auto.',
  },
  'vehicle:speed': { name: 'Velocità', gives: 'A che velocità va l’auto in quel momento.' },
  'vehicle:compass': { name: 'Orientamento', gives: 'La direzione verso cui è rivolta l’auto.' },
  'vehicle:alerts': {
    name: 'Avvisi',
    gives:
      'I messaggi che l’auto ha mostrato a chi guida, per esempio che il liquido lavavetri è quasi finito.',
  },
  'vehicle:diagnostics': {
    name: 'Guasti',
    gives: 'I codici di guasto e lo stato dei sistemi dell’auto, come li legge un’officina.',
  },
  'vehicle:service_history': {
    name: 'Storico della manutenzione',
    gives: 'Quali tagliandi ha fatto l’auto, quando e dove.',
  },
  'vehicle:charge_events': {
    name: 'Ricariche in corso',
    gives: 'Quando e dove l’auto inizia e smette di ricaricarsi.',
  },
  'vehicle:charge_records': {
    name: 'Ricariche passate',
    gives: 'Le ricariche precedenti, con ora, luogo, energia e costo.',
  },
  'vehicle:extended_information': {
    name: 'Dotazione',
    gives: 'Dettagli dell’auto come motore, colore, allestimento e optional.',
  },
  'user:profile': {
    name: 'Il tuo profilo',
    gives: 'Il tuo nome, il tuo indirizzo e-mail e il tuo numero di telefono come risultano alla marca.',
  },
  'control:vehicle:charging': {
    name: 'Avviare e fermare la ricarica',
    gives: 'Avvia e ferma la ricarica e imposta fino a che livello si carica la batteria.',
  },
  'control:vehicle:climate': {
    name: 'Riscaldare e raffreddare l’auto',
    gives: 'Accende e spegne il riscaldamento o il raffreddamento e imposta la temperatura.',
  },
  'control:vehicle:navigation': {
    name: 'Inviare destinazioni',
    gives: 'Invia un indirizzo al navigatore dell’auto. Non guida l’auto.',
  },
  'control:vehicle:security': {
    name: 'Bloccare e sbloccare',
    gives: 'Blocca e sblocca le porte. Chi può farlo può far entrare qualcuno nella tua auto.',
  },
  'control:vehicle:pin': {
    name: 'PIN per guidare',
    gives: 'Imposta, modifica e rimuove il PIN che l’auto chiede prima della guida.',
  },
  'control:vehicle:trunk': {
    name: 'Aprire il bagagliaio',
    gives: 'Apre e chiude il bagagliaio anteriore e quello posteriore.',
  },
};
