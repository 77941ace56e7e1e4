/** The catalogue of problems, one line a language. A code is never reused; add, do not rename. Keep it sorted. */
import type { Bilingual } from './codes.ts'

export const PROBLEM_TEXTS = {
  'address-setting-unknown': {
    en: 'This page does not know one of the settings in its address. It knows: {allowed}. Remove the other one, or start again from the page’s own links.',
    fr: 'Cette page ne connaît pas l’un des réglages de son adresse. Elle connaît : {allowed}. Retirez l’autre, ou repartez des liens de la page.',
  },
  'address-setting-wrong': {
    en: 'The setting “{name}” of this address has a value that does not exist here. Expected: {expected}.',
    fr: 'Le réglage « {name} » de cette adresse a une valeur qui n’existe pas ici. Attendu : {expected}.',
  },
  'document-not-found': {
    en: 'There is no document at this address. It may have been removed; look for it in the list of documents.',
    fr: 'Il n’y a pas de document à cette adresse. Il a peut-être été retiré ; cherchez-le dans la liste des documents.',
  },
  'empty-file': {
    en: '{file} is empty: there is nothing to read. Check that the file was saved or copied whole.',
    fr: '{file} est vide : il n’y a rien à lire. Vérifiez que le fichier a été enregistré ou copié en entier.',
  },
  'form-incomplete': {
    en: 'The form lacks something or holds a value that does not exist here: {name}. Nothing was changed. Go back, correct it and send it again.',
    fr: 'Il manque quelque chose au formulaire, ou une valeur n’existe pas ici : {name}. Rien n’a changé. Revenez en arrière, corrigez et renvoyez.',
  },
  'host-unknown': {
    en: 'This observatory answers only under its own name, on this machine. Open it at the address that “vigie serve” prints.',
    fr: 'Cet observatoire ne répond que sous son propre nom, sur cette machine. Ouvrez-le à l’adresse qu’affiche « vigie serve ».',
  },
  'listening-wider': {
    en: 'Vigie listens only on this machine: “{host}” would open it to others, which needs accounts, and this version has none. Leave --host out; to work from another machine, use an SSH tunnel.',
    fr: 'Vigie n’écoute que sur cette machine : « {host} » l’ouvrirait à d’autres, ce qui demande des comptes, et cette version n’en a pas. Retirez --host ; pour travailler depuis une autre machine, passez par un tunnel SSH.',
  },
  'method-unknown': {
    en: 'This address cannot be used that way. Open it as a page, or use the buttons of the page it belongs to.',
    fr: 'Cette adresse ne s’utilise pas ainsi. Ouvrez-la comme une page, ou utilisez les boutons de la page dont elle dépend.',
  },
  'not-public': {
    en: 'Whole texts are for the organisation alone and are not part of the public form.',
    fr: 'Les textes entiers sont réservés à l’organisation et ne font pas partie de la forme publique.',
  },
  'other-site-request': {
    en: 'This request came from another site and was refused. Nothing was changed. Use the buttons of Vigie’s own pages.',
    fr: 'Cette demande venait d’un autre site et a été refusée. Rien n’a changé. Utilisez les boutons des pages de Vigie.',
  },
  'page-not-found': {
    en: 'There is no page at this address. Choose a section above.',
    fr: 'Il n’y a pas de page à cette adresse. Choisissez une rubrique ci-dessus.',
  },
  'port-forbidden': {
    en: 'This account may not listen on port {port}. Choose one above 1023: --port 4321.',
    fr: 'Ce compte n’a pas le droit d’écouter sur le port {port}. Choisissez-en un au-dessus de 1023 : --port 4321.',
  },
  'port-in-use': {
    en: 'Port {port} is in use, perhaps by another Vigie. Stop that one, or choose another port: --port {next}.',
    fr: 'Le port {port} est occupé, peut-être par un autre Vigie. Arrêtez-le, ou choisissez un autre port : --port {next}.',
  },
  'request-too-large': {
    en: 'What was sent is larger than the {limit} this address takes. Send less at once, or import it with “vigie import”.',
    fr: 'L’envoi dépasse les {limit} que cette adresse accepte. Envoyez moins à la fois, ou importez-le par « vigie import ».',
  },
  unforeseen: {
    en: 'Something failed that nobody foresaw ({what}). Nothing half done was kept. Run the command again with VIGIE_DEBUG=1 to see where, and report it.',
    fr: 'Une panne imprévue est survenue ({what}). Rien n’a été gardé à moitié. Relancez la commande avec VIGIE_DEBUG=1 pour voir où, et signalez-la.',
  },
} as const satisfies Record<string, Bilingual>

export type ProblemCode = keyof typeof PROBLEM_TEXTS
