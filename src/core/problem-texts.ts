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
  'alert-fault': {
    en: 'The alert rules have {count} fault(s), the first: {first}. Mend the file, then try again; `vigie check` lists them all.',
    fr: 'Les règles d’alerte comptent {count} défaut(s), dont le premier : {first}. Corrigez le fichier et recommencez ; `vigie check` les liste tous.',
  },
  'audit-broken': {
    en: 'The audit log is not whole: line {seq} does not follow from the one before. Somebody changed or removed lines. Keep the folder as it is and compare with the last export.',
    fr: 'Le journal d’audit n’est pas entier : la ligne {seq} ne suit pas la précédente. Des lignes ont été changées ou retirées. Gardez le dossier tel quel et comparez avec le dernier export.',
  },
  'binary-file': {
    en: '{file} is not text, though its name says so: its bytes are those of another kind of file. Give it its right extension, or export it as text, PDF or DOCX.',
    fr: '{file} n’est pas du texte, malgré son nom : son contenu est celui d’un autre type de fichier. Donnez-lui la bonne extension, ou exportez-le en texte, PDF ou DOCX.',
  },
  'coded-code-unknown': {
    en: '{file}, line {line}: {where} holds a code the vocabulary does not know. `vigie vocabulary {expected}` lists them. The line was left out.',
    fr: '{file}, ligne {line} : {where} porte un code que le vocabulaire ne connaît pas. `vigie vocabulary {expected}` les donne. La ligne a été laissée.',
  },
  'coded-id-twice': {
    en: '{file}, line {line}: another text already has this `id`. Give each its own. The line was left out.',
    fr: '{file}, ligne {line} : un autre texte porte déjà cet `id`. Donnez à chacun le sien. La ligne a été laissée.',
  },
  'coded-line-broken': {
    en: '{file}, line {line} is not JSON. Each line holds one text: {"id", "lang", "text", "observations"}; docs/reading.md has an example. The line was left out.',
    fr: '{file}, ligne {line} n’est pas du JSON. Chaque ligne porte un texte : {"id", "lang", "text", "observations"} ; exemple dans docs/reading.md. La ligne a été laissée.',
  },
  'coded-line-wrong': {
    en: '{file}, line {line}: `{where}` should be {expected}. docs/reading.md has an example. The line was left out.',
    fr: '{file}, ligne {line} : `{where}` devrait être {expected}. Exemple dans docs/reading.md. La ligne a été laissée.',
  },
  'coded-nothing': {
    en: '{file} holds no coded text that can be used. Each line is one JSON object; docs/reading.md has an example.',
    fr: '{file} ne contient aucun texte codé utilisable. Chaque ligne est un objet JSON ; exemple dans docs/reading.md.',
  },
  'coded-quote-not-there': {
    en: '{file}, line {line}: the words of {where} do not stand in the text. Copy them from the text exactly, or give their `start` and `end`. The line was left out.',
    fr: '{file}, ligne {line} : les mots de {where} ne sont pas dans le texte. Copiez-les du texte tels quels, ou donnez leur `start` et leur `end`. La ligne a été laissée.',
  },
  'csv-bad-row': {
    en: 'Line {line}: {cells} cells where the header has {expected}. Check separators and quotation marks on that line.',
    fr: 'Ligne {line} : {cells} cellules, l’en-tête en a {expected}. Vérifiez les séparateurs et les guillemets de cette ligne.',
  },
  'csv-bad-value': {
    en: 'Line {line}, column “{column}”: the value is not of the expected kind ({expected}). Correct it, or say what it means under `values` in the mapping.',
    fr: 'Ligne {line}, colonne « {column} » : la valeur n’est pas du type attendu ({expected}). Corrigez-la, ou dites ce qu’elle signifie sous `values` dans la correspondance.',
  },
  'csv-broken': {
    en: '{file} cannot be read as a table from line {line} on: a quotation mark is not closed there. Correct that line and try again.',
    fr: '{file} n’est plus lisible comme tableau à partir de la ligne {line} : un guillemet n’y est pas fermé. Corrigez cette ligne et recommencez.',
  },
  'csv-missing-column': {
    en: '{file} has no column “{column}”, which {mapping} names. Check the header line, or correct the mapping.',
    fr: '{file} n’a pas de colonne « {column} », que {mapping} nomme. Vérifiez la ligne d’en-tête, ou corrigez la correspondance.',
  },
  'csv-missing-value': {
    en: 'Line {line}: “{column}” is empty, and a row says nothing without it. Fill it in, or leave the row out.',
    fr: 'Ligne {line} : « {column} » est vide, et la ligne ne dit rien sans elle. Complétez-la, ou retirez la ligne.',
  },
  'csv-no-mapping': {
    en: '{file} needs a column mapping: put a file of the same name ending in .map.yml beside it, or name one with --map. docs/intake.md has examples.',
    fr: '{file} a besoin d’une correspondance des colonnes : placez à côté un fichier de même nom terminé par .map.yml, ou nommez-en un avec --map. Exemples dans docs/intake.md.',
  },
  'csv-too-many-rows': {
    en: '{file} has more than {most} rows. Split it and import the parts.',
    fr: '{file} a plus de {most} lignes. Découpez-le et importez les parties.',
  },
  'csv-unknown-name': {
    en: 'Line {line}, column “{column}”: the vocabulary does not know this name. Write a code of `vigie vocabulary`, or translate the name under `values` in the mapping.',
    fr: 'Ligne {line}, colonne « {column} » : le vocabulaire ne connaît pas ce nom. Écrivez un code de `vigie vocabulary`, ou traduisez ce nom sous `values` dans la correspondance.',
  },
  'csv-without-rows': {
    en: '{file} has a header line at most, and no row below it: there is nothing to take in.',
    fr: '{file} n’a qu’une ligne d’en-tête, ou rien : il n’y a aucune ligne à prendre.',
  },
  'date-unknown': {
    en: '{file} says nowhere when it was published, nor which period it is about: its claims count in no period. Give a date with --date, or in its header.',
    fr: '{file} ne dit nulle part quand il a été publié, ni sur quelle période il porte : ses constats ne comptent dans aucune période. Donnez une date avec --date, ou dans son en-tête.',
  },
  'db-action-unknown': {
    en: 'There is no such action. “vigie db” knows: {known}.',
    fr: 'Cette action n’existe pas. « vigie db » connaît : {known}.',
  },
  'db-file-needed': {
    en: 'Which file? For instance: vigie db export backup.vigie',
    fr: 'Quel fichier ? Par exemple : vigie db export sauvegarde.vigie',
  },
  'db-not-ours': {
    en: 'DATABASE_URL points to a server that Vigie did not start. Stop it with its own tools.',
    fr: 'DATABASE_URL désigne un serveur que Vigie n’a pas démarré. Arrêtez-le avec ses propres outils.',
  },
  'document-not-found': {
    en: 'There is no document at this address. It may have been removed; look for it in the list of documents.',
    fr: 'Il n’y a pas de document à cette adresse. Il a peut-être été retiré ; cherchez-le dans la liste des documents.',
  },
  'document-unknown': {
    en: 'No document is kept under {id}. It may belong to another store; reload the page.',
    fr: 'Aucun document n’est conservé sous {id}. Il appartient peut-être à un autre entrepôt ; rechargez la page.',
  },
  'docx-encrypted': {
    en: '{file} is protected by a password. Open it in Word, save it without a password, and try again.',
    fr: '{file} est protégé par un mot de passe. Ouvrez-le dans Word, enregistrez-le sans mot de passe, puis recommencez.',
  },
  'empty-file': {
    en: '{file} is empty: there is nothing to read. Check that the file was saved or copied whole.',
    fr: '{file} est vide : il n’y a rien à lire. Vérifiez que le fichier a été enregistré ou copié en entier.',
  },
  'evidence-outside': {
    en: 'The evidence from {start} to {end} does not lie in the document of {length} characters. Mark some of its words.',
    fr: 'L’extrait de {start} à {end} ne se trouve pas dans le document de {length} caractères. Marquez des mots du texte.',
  },
  'export-damaged': {
    en: '{file} is not whole: it was cut short or changed after it was written. Nothing was taken in; use another copy of the export.',
    fr: '{file} n’est pas intact : il a été tronqué ou modifié après son écriture. Rien n’a été repris ; utilisez une autre copie de l’export.',
  },
  'export-newer': {
    en: '{file} was written by a newer Vigie (schema {found}; this one knows {known}). Update Vigie, then import it again.',
    fr: '{file} a été écrit par une version plus récente de Vigie (schéma {found} ; celle-ci connaît le {known}). Mettez Vigie à jour, puis reprenez l’import.',
  },
  'export-not-ours': {
    en: '{file} is not an export of a Vigie store. Give a file written by `vigie db export`.',
    fr: '{file} n’est pas un export d’un entrepôt Vigie. Donnez un fichier écrit par `vigie db export`.',
  },
  'figures-unreadable': {
    en: '{file} does not hold figures that `vigie check --against … --save FILE` wrote. Give such a file, or leave --since out.',
    fr: '{file} ne contient pas de chiffres écrits par `vigie check --against … --save FICHIER`. Donnez un tel fichier, ou retirez --since.',
  },
  'file-damaged': {
    en: '{file} could not be read: it is damaged, or not what its extension says. Open it in its own program, save it anew, and try again.',
    fr: '{file} n’a pas pu être lu : il est abîmé, ou n’est pas ce que dit son extension. Ouvrez-le dans son logiciel, enregistrez-le de nouveau, puis recommencez.',
  },
  'form-incomplete': {
    en: 'The form lacks something or holds a value that does not exist here: {name}. Nothing was changed. Go back, correct it and send it again.',
    fr: 'Il manque quelque chose au formulaire, ou une valeur n’existe pas ici : {name}. Rien n’a changé. Revenez en arrière, corrigez et renvoyez.',
  },
  'form-not-in-text': {
    en: 'The text nowhere says “{name}”. Places are written as the text has them, several parted by a semicolon. Nothing was changed. Go back, correct it and send it again.',
    fr: 'Le texte ne dit nulle part « {name} ». Les lieux s’écrivent comme dans le texte, séparés par un point-virgule. Rien n’a changé. Revenez en arrière, corrigez et renvoyez.',
  },
  'host-unknown': {
    en: 'This observatory answers only under its own name, on this machine. Open it at the address that “vigie serve” prints.',
    fr: 'Cet observatoire ne répond que sous son propre nom, sur cette machine. Ouvrez-le à l’adresse qu’affiche « vigie serve ».',
  },
  'import-run-unknown': {
    en: 'No import is kept under {id}. Start the import again.',
    fr: 'Aucun import n’est conservé sous {id}. Relancez l’import.',
  },
  'intake-stopped': {
    en: '{file} was not read: the run was stopped before its turn ended. The same command goes on from there.',
    fr: '{file} n’a pas été lu : l’exécution a été arrêtée avant la fin de son tour. La même commande reprendra à partir de là.',
  },
  'learn-no-confidence': {
    en: 'Nothing was learned: this reader gives no claim a confidence. The rules that were wrong are listed all the same.',
    fr: 'Rien n’a été appris : ce lecteur ne donne de confiance à aucun constat. Les règles prises en défaut sont listées tout de même.',
  },
  'learn-too-few': {
    en: 'Nothing was learned: too few of the claims read in these texts were found right or wrong. Review more documents; some forty claims of both kinds are the least.',
    fr: 'Rien n’a été appris : trop peu des constats lus dans ces textes ont été jugés justes ou faux. Relisez plus de documents ; une quarantaine de constats des deux sortes est le moins.',
  },
  'listening-wider': {
    en: 'Vigie listens only on this machine: “{host}” would open it to others, which needs accounts, and this version has none. Leave --host out; to work from another machine, use an SSH tunnel.',
    fr: 'Vigie n’écoute que sur cette machine : « {host} » l’ouvrirait à d’autres, ce qui demande des comptes, et cette version n’en a pas. Retirez --host ; pour travailler depuis une autre machine, passez par un tunnel SSH.',
  },
  'mapping-bad': {
    en: '{file}: {where} should be one of, or shaped as: {expected}. docs/intake.md has examples.',
    fr: '{file} : {where} devrait être l’un de, ou de la forme : {expected}. Exemples dans docs/intake.md.',
  },
  'mapping-unreadable': {
    en: '{file} is not a small YAML file of `key: value` lines. Check its indentation and quotation marks; docs/intake.md has examples.',
    fr: '{file} n’est pas un petit fichier YAML de lignes `clé: valeur`. Vérifiez ses retraits et ses guillemets ; exemples dans docs/intake.md.',
  },
  'metadata-bad-value': {
    en: '{file}: the value of `{key}` is not one of those expected ({expected}). Correct it and try again.',
    fr: '{file} : la valeur de `{key}` n’est pas de celles attendues ({expected}). Corrigez-la et recommencez.',
  },
  'metadata-unknown-keys': {
    en: '{file}: {count} keys of its header mean nothing to Vigie and were left out. Those it knows: title, date, publisher, relays, kind, genre, language, site, space, period.',
    fr: '{file} : {count} clés de son en-tête ne disent rien à Vigie et ont été laissées. Celles qu’elle connaît : titre, date, editeur, relaie, kind, genre, langue, site, espace, periode.',
  },
  'method-unknown': {
    en: 'This address cannot be used that way. Open it as a page, or use the buttons of the page it belongs to.',
    fr: 'Cette adresse ne s’utilise pas ainsi. Ouvrez-la comme une page, ou utilisez les boutons de la page dont elle dépend.',
  },
  'no-permission': {
    en: '{file} may not be read by this user. Change its permissions, or run Vigie as a user who may read it.',
    fr: '{file} ne peut pas être lu par cet utilisateur. Changez ses droits d’accès, ou lancez Vigie avec un utilisateur qui peut le lire.',
  },
  'not-a-docx': {
    en: '{file} is not a DOCX document. If it comes from an older Word (.doc), open it and save it as .docx.',
    fr: '{file} n’est pas un document DOCX. S’il vient d’un ancien Word (.doc), ouvrez-le et enregistrez-le en .docx.',
  },
  'not-a-file': {
    en: '{file} is neither a file nor a folder (a device or a pipe). Name a file, a folder, or - for standard input.',
    fr: '{file} n’est ni un fichier ni un dossier (un périphérique ou un tube). Nommez un fichier, un dossier, ou - pour l’entrée standard.',
  },
  'not-a-pdf': {
    en: '{file} is not a PDF, though its name says so. Give it its right extension, or export it again as PDF.',
    fr: '{file} n’est pas un PDF, malgré son nom. Donnez-lui la bonne extension, ou exportez-le de nouveau en PDF.',
  },
  'not-found': {
    en: '{file} does not exist. Check its name and the folder you are in.',
    fr: '{file} n’existe pas. Vérifiez son nom et le dossier où vous êtes.',
  },
  'not-public': {
    en: 'Whole texts are for the organisation alone and are not part of the public form.',
    fr: 'Les textes entiers sont réservés à l’organisation et ne font pas partie de la forme publique.',
  },
  'nothing-kept': {
    en: 'This observatory holds nothing yet. Take material in first: vigie import FOLDER',
    fr: 'Cet observatoire est encore vide. Importez d’abord du matériel : vigie import DOSSIER',
  },
  'observation-unknown': {
    en: 'No observation is kept under {id}. It may belong to another store; reload the page.',
    fr: 'Aucune observation n’est conservée sous {id}. Elle appartient peut-être à un autre entrepôt ; rechargez la page.',
  },
  'option-needs': {
    en: '{name} means something only together with {other}. Add {other}, or leave {name} out; see --help.',
    fr: '{name} n’a de sens qu’avec {other}. Ajoutez {other}, ou retirez {name} ; voir --help.',
  },
  'option-wrong': {
    en: '{name} does not take this value. It takes: {expected}.',
    fr: '{name} n’admet pas cette valeur. Valeurs admises : {expected}.',
  },
  'other-site-request': {
    en: 'This request came from another site and was refused. Nothing was changed. Use the buttons of Vigie’s own pages.',
    fr: 'Cette demande venait d’un autre site et a été refusée. Rien n’a changé. Utilisez les boutons des pages de Vigie.',
  },
  'page-not-found': {
    en: 'There is no page at this address. Choose a section above.',
    fr: 'Il n’y a pas de page à cette adresse. Choisissez une rubrique ci-dessus.',
  },
  'parse-memory': {
    en: '{file} needed more than {megabytes} MB of memory to read and was stopped. Save it anew in its own program, or split it.',
    fr: '{file} demandait plus de {megabytes} Mo de mémoire pour être lu et a été arrêté. Enregistrez-le de nouveau dans son logiciel, ou découpez-le.',
  },
  'parse-timeout': {
    en: '{file} took more than {seconds} s to read and was stopped. Save it anew in its own program, or split it.',
    fr: '{file} demandait plus de {seconds} s pour être lu et a été arrêté. Enregistrez-le de nouveau dans son logiciel, ou découpez-le.',
  },
  'parser-unavailable': {
    en: '{file} could not be read: the process that reads files does not start on this machine. Run `vigie doctor`, or build again with `npm run build`.',
    fr: '{file} n’a pas pu être lu : le processus qui lit les fichiers ne démarre pas sur cette machine. Lancez `vigie doctor`, ou reconstruisez avec `npm run build`.',
  },
  'pdf-damaged': {
    en: '{file} is a PDF that cannot be opened: it is damaged or cut short. Export or download it again.',
    fr: '{file} est un PDF qui ne s’ouvre pas : il est abîmé ou incomplet. Exportez-le ou téléchargez-le de nouveau.',
  },
  'pdf-encrypted': {
    en: '{file} is a PDF that needs a password. Save it without a password, and try again.',
    fr: '{file} est un PDF protégé par un mot de passe. Enregistrez-le sans mot de passe, puis recommencez.',
  },
  'pdf-without-text': {
    en: '{file} is a scanned PDF: its {pages} pages are pictures without text. Have its text recognised (OCR) first, then import it.',
    fr: '{file} est un PDF numérisé : ses {pages} pages sont des images sans texte. Faites-en d’abord reconnaître le texte (OCR), puis importez-le.',
  },
  'port-forbidden': {
    en: 'This account may not listen on port {port}. Choose one above 1023: --port 4321.',
    fr: 'Ce compte n’a pas le droit d’écouter sur le port {port}. Choisissez-en un au-dessus de 1023 : --port 4321.',
  },
  'port-in-use': {
    en: 'Port {port} is in use, perhaps by another Vigie. Stop that one, or choose another port: --port {next}.',
    fr: 'Le port {port} est occupé, peut-être par un autre Vigie. Arrêtez-le, ou choisissez un autre port : --port {next}.',
  },
  'read-as-windows-1252': {
    en: '{file} is not UTF-8; it was read as Windows-1252, which its bytes look like. Check that accents came out right.',
    fr: '{file} n’est pas en UTF-8 ; il a été lu en Windows-1252, à quoi ses octets ressemblent. Vérifiez que les accents sont justes.',
  },
  'request-too-large': {
    en: 'What was sent is larger than the {limit} this address takes. Send less at once, or import it with “vigie import”.',
    fr: 'L’envoi dépasse les {limit} que cette adresse accepte. Envoyez moins à la fois, ou importez-le par « vigie import ».',
  },
  'scheme-unknown': {
    en: 'There is no such scheme. The vocabulary has: {known}.',
    fr: 'Ce schéma n’existe pas. Le vocabulaire contient : {known}.',
  },
  'second-reader-busy': {
    en: 'The second reader at {where} has too much to do for now. Try later, or give fewer documents at once.',
    fr: 'Le second lecteur à {where} est trop sollicité pour l’instant. Réessayez plus tard, ou donnez moins de documents à la fois.',
  },
  'second-reader-cut': {
    en: 'The answer of the second reader at {where} broke off in the middle. Nothing of it was kept. If it lasts, give its model more room for the answer, or look at its server.',
    fr: 'La réponse du second lecteur à {where} s’est interrompue. Rien n’en a été gardé. Si cela dure, donnez à son modèle plus de place pour répondre, ou regardez son serveur.',
  },
  'second-reader-elsewhere': {
    en: 'The second reader at {where} sends on to another address, and no text is sent where nobody asked for. Set VIGIE_SECOND_READER_URL to the final address.',
    fr: 'Le second lecteur à {where} renvoie vers une autre adresse, et aucun texte ne part là où personne ne l’a demandé. Mettez l’adresse finale dans VIGIE_SECOND_READER_URL.',
  },
  'second-reader-empty': {
    en: 'The second reader at {where} answered with nothing. Try another model; docs/second-reader.md says what one must be able to do.',
    fr: 'Le second lecteur à {where} a répondu sans rien dire. Essayez un autre modèle ; docs/second-reader.md dit ce qu’il doit savoir faire.',
  },
  'second-reader-failed': {
    en: 'The second reader at {where} failed (HTTP {status}). Its server’s own log says why.',
    fr: 'Le second lecteur à {where} est en panne (HTTP {status}). Le journal de son serveur dit pourquoi.',
  },
  'second-reader-file-open': {
    en: '{file} holds a key and others on this machine may read it. Close it to them (chmod 600), or put the key into VIGIE_SECOND_READER_KEY.',
    fr: '{file} contient une clé que d’autres sur cette machine peuvent lire. Fermez-le (chmod 600), ou mettez la clé dans VIGIE_SECOND_READER_KEY.',
  },
  'second-reader-given-up': {
    en: 'The second reader was asked no more after {count} failure(s): this document was read by the rules alone.',
    fr: 'Le second lecteur n’a plus été interrogé après {count} échec(s) : ce document a été lu par les seules règles.',
  },
  'second-reader-insecure': {
    en: 'The address of the second reader is beyond this network and not encrypted: texts would cross it in the clear. Give one that begins with https.',
    fr: 'L’adresse du second lecteur est hors de ce réseau et sans chiffrement : les textes y passeraient en clair. Donnez-en une qui commence par https.',
  },
  'second-reader-malformed': {
    en: 'The second reader at {where} did not answer in JSON. Nothing was kept. Its server or model may not know structured output; docs/second-reader.md says what is needed.',
    fr: 'Le second lecteur à {where} n’a pas répondu en JSON. Rien n’a été gardé. Son serveur ou son modèle ne connaît peut-être pas les réponses structurées ; docs/second-reader.md dit ce qu’il faut.',
  },
  'second-reader-none': {
    en: 'No second reader is set up, and none is needed. To use a model of your own, set VIGIE_SECOND_READER_URL and VIGIE_SECOND_READER_MODEL, or write {file}; docs/second-reader.md says how.',
    fr: 'Aucun second lecteur n’est configuré, et aucun n’est nécessaire. Pour employer un modèle à vous, donnez VIGIE_SECOND_READER_URL et VIGIE_SECOND_READER_MODEL, ou écrivez {file} ; docs/second-reader.md dit comment.',
  },
  'second-reader-not-found': {
    en: '{where} has no model “{model}”, or is no such service. Check VIGIE_SECOND_READER_URL, _KIND and _MODEL; with Ollama, `ollama pull {model}` fetches a model.',
    fr: '{where} n’a pas de modèle « {model} », ou n’est pas ce service. Vérifiez VIGIE_SECOND_READER_URL, _KIND et _MODEL ; avec Ollama, `ollama pull {model}` va chercher un modèle.',
  },
  'second-reader-not-understood': {
    en: 'The second reader at {where} did not take the question (HTTP {status}). Its server may not know structured output by JSON schema, or its window is too small; docs/second-reader.md says what is needed.',
    fr: 'Le second lecteur à {where} n’a pas accepté la question (HTTP {status}). Son serveur ne connaît peut-être pas les réponses structurées par schéma JSON, ou sa fenêtre est trop petite ; docs/second-reader.md dit ce qu’il faut.',
  },
  'second-reader-quota': {
    en: 'Nothing is left to spend at the second reader {where}. Raise its quota, or go on without it.',
    fr: 'Le crédit du second lecteur {where} est épuisé. Relevez son quota, ou continuez sans lui.',
  },
  'second-reader-refused': {
    en: 'The second reader at {where} refused the key, or asks for one. Check VIGIE_SECOND_READER_KEY.',
    fr: 'Le second lecteur à {where} a refusé la clé, ou en demande une. Vérifiez VIGIE_SECOND_READER_KEY.',
  },
  'second-reader-setting': {
    en: 'The setting “{name}” of the second reader is not as it should be. Expected: {expected}. docs/second-reader.md lists the settings.',
    fr: 'Le réglage « {name} » du second lecteur n’est pas comme attendu. Attendu : {expected}. docs/second-reader.md donne les réglages.',
  },
  'second-reader-shape': {
    en: 'The second reader at {where} answered in JSON of another shape than the one asked for. Nothing was kept. Check VIGIE_SECOND_READER_KIND, or try another model.',
    fr: 'Le second lecteur à {where} a répondu en JSON, mais pas dans la forme demandée. Rien n’a été gardé. Vérifiez VIGIE_SECOND_READER_KIND, ou essayez un autre modèle.',
  },
  'second-reader-slow': {
    en: 'The second reader at {where} did not answer within {seconds} s. Give it longer with VIGIE_SECOND_READER_TIMEOUT, or use a smaller model.',
    fr: 'Le second lecteur à {where} n’a pas répondu en {seconds} s. Laissez-lui plus de temps avec VIGIE_SECOND_READER_TIMEOUT, ou prenez un modèle plus petit.',
  },
  'second-reader-too-large': {
    en: 'The second reader at {where} answered with more than {most} MB, which no answer needs. Nothing was kept.',
    fr: 'Le second lecteur à {where} a répondu par plus de {most} Mo, ce dont aucune réponse n’a besoin. Rien n’a été gardé.',
  },
  'second-reader-unreachable': {
    en: 'There is no second reader at {where}. Check that its server runs and that VIGIE_SECOND_READER_URL names its host and port.',
    fr: 'Il n’y a pas de second lecteur à {where}. Vérifiez que son serveur tourne et que VIGIE_SECOND_READER_URL donne son hôte et son port.',
  },
  'second-reader-window': {
    en: 'The server at {where} gave its model only part of the question: its window is too small. Give it at least 16,000 tokens, or speak to it as VIGIE_SECOND_READER_KIND=ollama if it is one.',
    fr: 'Le serveur à {where} n’a donné à son modèle qu’une partie de la question : sa fenêtre est trop petite. Donnez-lui au moins 16 000 jetons, ou parlez-lui par VIGIE_SECOND_READER_KIND=ollama si c’en est un.',
  },
  'signal-unknown': {
    en: 'No signal has this number here. It may have been found in another observatory; the list of signals has all of them.',
    fr: 'Aucun signal n’a ce numéro ici. Il vient peut-être d’un autre observatoire ; la liste des signaux les a tous.',
  },
  'source-kind-guessed': {
    en: '{file} does not say who observed; Vigie took it for “{kind}”. Say it with --source, or `kind:` in its header: how sure a finding is depends on it.',
    fr: '{file} ne dit pas qui a observé ; Vigie l’a pris pour « {kind} ». Dites-le avec --source, ou `kind:` dans son en-tête : la solidité d’un constat en dépend.',
  },
  'store-account-missing': {
    en: 'PostgreSQL does not run as root, and none of the accounts vigie, postgres or nobody exists here. Create one (`useradd --system vigie`), or set DATABASE_URL.',
    fr: 'PostgreSQL ne fonctionne pas sous root, et aucun des comptes vigie, postgres ou nobody n’existe ici. Créez-en un (`useradd --system vigie`), ou indiquez DATABASE_URL.',
  },
  'store-account-unnamed': {
    en: 'The user {uid} has no name on this machine, and PostgreSQL does not create a store for a nameless one. Add the user to /etc/passwd, run as a named user, or set DATABASE_URL to a PostgreSQL server.',
    fr: 'L’utilisateur {uid} n’a pas de nom sur cette machine, et PostgreSQL ne crée pas d’entrepôt pour un anonyme. Ajoutez-le à /etc/passwd, lancez Vigie sous un utilisateur nommé, ou indiquez un serveur PostgreSQL dans DATABASE_URL.',
  },
  'store-address-invalid': {
    en: 'DATABASE_URL is not the address of a PostgreSQL database. It reads postgresql://user:password@host:5432/database.',
    fr: 'DATABASE_URL n’est pas l’adresse d’une base PostgreSQL. Elle s’écrit postgresql://utilisateur:motdepasse@hôte:5432/base.',
  },
  'store-binaries-missing': {
    en: 'The PostgreSQL that comes with Vigie is not installed for {platform}. Run `npm install` without --omit=optional, or set DATABASE_URL to a PostgreSQL server (15 or later).',
    fr: 'Le PostgreSQL fourni avec Vigie n’est pas installé pour {platform}. Lancez `npm install` sans --omit=optional, ou indiquez dans DATABASE_URL un serveur PostgreSQL (15 ou plus récent).',
  },
  'store-database-missing': {
    en: '{where} has no such database. Create it (`createdb`), then run the command again.',
    fr: '{where} n’a pas cette base. Créez-la (`createdb`), puis relancez la commande.',
  },
  'store-disk-full': {
    en: 'The disk that holds {where} is full. What was already kept is safe; free some space and run the command again.',
    fr: 'Le disque de {where} est plein. Ce qui était déjà gardé est intact ; libérez de la place et relancez la commande.',
  },
  'store-folder-forbidden': {
    en: '{folder} cannot be written to by this user. Change its permissions, or choose another with --folder.',
    fr: 'Cet utilisateur ne peut pas écrire dans {folder}. Changez ses droits, ou choisissez un autre dossier avec --folder.',
  },
  'store-folder-unreachable': {
    en: 'PostgreSQL runs as {account}, which may not enter {folder}. Choose a folder outside private homes with --folder, for instance /var/lib/vigie.',
    fr: 'PostgreSQL tourne sous le compte {account}, qui ne peut pas entrer dans {folder}. Choisissez avec --folder un dossier hors des répertoires privés, par exemple /var/lib/vigie.',
  },
  'store-forbidden': {
    en: 'The user of {where} may not do this there. Give it the right to create a schema in that database.',
    fr: 'L’utilisateur de {where} n’en a pas le droit. Donnez-lui celui de créer un schéma dans cette base.',
  },
  'store-lost': {
    en: 'The connection to {where} was lost. What was acknowledged is kept; run the command again.',
    fr: 'La connexion à {where} a été perdue. Ce qui était confirmé est gardé ; relancez la commande.',
  },
  'store-needs-glibc': {
    en: 'The PostgreSQL that comes with Vigie needs glibc 2.27 or later; this system (Alpine or older) has none. Set DATABASE_URL to a PostgreSQL server (15 or later).',
    fr: 'Le PostgreSQL fourni avec Vigie demande la glibc 2.27 ou plus récente ; ce système (Alpine ou plus ancien) ne l’a pas. Indiquez dans DATABASE_URL un serveur PostgreSQL (15 ou plus récent).',
  },
  'store-newer-postgres': {
    en: '{folder} was made by PostgreSQL {found}; this Vigie brings {known}. Update Vigie.',
    fr: '{folder} a été créé par PostgreSQL {found} ; cette version de Vigie apporte le {known}. Mettez Vigie à jour.',
  },
  'store-not-empty': {
    en: '{where} already holds documents. Import into an empty store, or say --replace to put the export in their place.',
    fr: '{where} contient déjà des documents. Importez dans un entrepôt vide, ou dites --replace pour mettre l’export à leur place.',
  },
  'store-older-postgres': {
    en: '{folder} was made by PostgreSQL {found}; this Vigie brings {known}. Export it with the Vigie that made it (`vigie db export`), then import it into a new folder.',
    fr: '{folder} a été créé par PostgreSQL {found} ; cette version de Vigie apporte le {known}. Exportez-le avec la version qui l’a créé (`vigie db export`), puis importez-le dans un nouveau dossier.',
  },
  'store-platform': {
    en: 'No PostgreSQL comes with Vigie for {platform}. Set DATABASE_URL to a PostgreSQL server (15 or later).',
    fr: 'Aucun PostgreSQL n’accompagne Vigie pour {platform}. Indiquez dans DATABASE_URL un serveur PostgreSQL (15 ou plus récent).',
  },
  'store-refused': {
    en: '{where} refused the user or the password. Check both in DATABASE_URL.',
    fr: '{where} a refusé l’utilisateur ou le mot de passe. Vérifiez-les dans DATABASE_URL.',
  },
  'store-schema-newer': {
    en: '{where} was last opened by a newer Vigie (schema {found}; this one knows {known}). Update Vigie.',
    fr: '{where} a été ouvert par une version plus récente de Vigie (schéma {found} ; celle-ci connaît le {known}). Mettez Vigie à jour.',
  },
  'store-schema-older': {
    en: '{where} is of an older Vigie (schema {found}; this one needs {known}). Run `vigie db migrate` first.',
    fr: '{where} vient d’une version plus ancienne de Vigie (schéma {found} ; celle-ci demande le {known}). Lancez d’abord `vigie db migrate`.',
  },
  'store-server-too-old': {
    en: '{where} runs PostgreSQL {found}; Vigie needs 15 or later. Update the server, or unset DATABASE_URL to use the one that comes with Vigie.',
    fr: '{where} tourne sous PostgreSQL {found} ; Vigie demande le 15 ou plus récent. Mettez le serveur à jour, ou retirez DATABASE_URL pour utiliser celui fourni avec Vigie.',
  },
  'store-socket-too-long': {
    en: 'The path of the private socket, {path}, is longer than the system takes. Set TMPDIR to a shorter folder.',
    fr: 'Le chemin de la prise privée, {path}, est plus long que ce que permet le système. Donnez à TMPDIR un dossier plus court.',
  },
  'store-socket-unsafe': {
    en: '{folder} exists and belongs to someone else or is open to others, so the store will not listen there. Remove it, or set TMPDIR to another folder.',
    fr: '{folder} existe et appartient à un autre ou est ouvert à d’autres : l’entrepôt n’y écoutera pas. Supprimez-le, ou donnez un autre dossier à TMPDIR.',
  },
  'store-start-failed': {
    en: 'The PostgreSQL of {folder} did not start. Its last words are in {log}; `vigie doctor` checks the rest.',
    fr: 'Le PostgreSQL de {folder} n’a pas démarré. Ses derniers mots sont dans {log} ; `vigie doctor` vérifie le reste.',
  },
  'store-undo-overtaken': {
    en: 'This observation was changed by someone else since. Decide on it again instead of undoing.',
    fr: 'Cette observation a été modifiée par quelqu’un d’autre depuis. Décidez à nouveau plutôt que d’annuler.',
  },
  'store-unreachable': {
    en: '{where} does not answer. Check that the server runs and that DATABASE_URL names its host and port; unset it to use the PostgreSQL that comes with Vigie.',
    fr: '{where} ne répond pas. Vérifiez que le serveur tourne et que DATABASE_URL donne son hôte et son port ; retirez-la pour utiliser le PostgreSQL fourni avec Vigie.',
  },
  'table-not-text': {
    en: '{file} is a table, not a text. Take it in with “vigie import {file}” and a mapping of its columns beside it.',
    fr: '{file} est un tableau, pas un texte. Importez-le par « vigie import {file} », avec la description de ses colonnes à côté.',
  },
  'text-too-long': {
    en: '{file} holds more than {most} characters of text. Split it and import the parts.',
    fr: '{file} contient plus de {most} caractères de texte. Découpez-le et importez les parties.',
  },
  'too-large': {
    en: '{file} has {size} MB; at most {most} MB are read. Split it, or export its text alone.',
    fr: '{file} pèse {size} Mo ; Vigie lit au plus {most} Mo. Découpez-le, ou exportez seulement son texte.',
  },
  unforeseen: {
    en: 'Something failed that nobody foresaw ({what}). Nothing half done was kept. Run the command again with VIGIE_DEBUG=1 to see where, and report it.',
    fr: 'Une panne imprévue est survenue ({what}). Rien n’a été gardé à moitié. Relancez la commande avec VIGIE_DEBUG=1 pour voir où, et signalez-la.',
  },
  'unknown-kind': {
    en: '{file} is of a kind Vigie does not read. It reads text (.txt), Markdown (.md), web pages (.html), PDF, DOCX and CSV: export it as one of these.',
    fr: '{file} est d’un type que Vigie ne lit pas. Elle lit le texte (.txt), Markdown (.md), les pages web (.html), PDF, DOCX et CSV : exportez-le dans l’un de ces formats.',
  },
  'unreadable-encoding': {
    en: '{file} is text in an encoding that is neither UTF-8, UTF-16 nor Windows-1252, or a mixture of several. Save it as UTF-8 and try again.',
    fr: '{file} est un texte dont l’encodage n’est ni UTF-8, ni UTF-16, ni Windows-1252, ou un mélange. Enregistrez-le en UTF-8 et recommencez.',
  },
  'unreadable-file': {
    en: '{file} could not be read from the disk ({cause}). Check the disk, or copy the file elsewhere and try again.',
    fr: '{file} n’a pas pu être lu sur le disque ({cause}). Vérifiez le disque, ou copiez le fichier ailleurs et recommencez.',
  },
  'vocabulary-fault': {
    en: 'The vocabulary has {count} fault(s), the first: {first}. Mend the file, then try again; `vigie check` lists them all.',
    fr: 'Le vocabulaire compte {count} défaut(s), dont le premier : {first}. Corrigez le fichier et recommencez ; `vigie check` les liste tous.',
  },
  'zip-bomb': {
    en: '{file} unpacks to far more than a document holds, as files made to stop a program do. It was refused before unpacking; save it anew from its own program.',
    fr: '{file} contient, une fois décompressé, bien plus qu’un document ; les fichiers piégés sont ainsi faits. Il a été refusé avant décompression ; enregistrez-le de nouveau depuis son logiciel.',
  },
  'zip-unsafe': {
    en: '{file} holds archives, links or names no document has. It was refused unopened; save it anew from its own program.',
    fr: '{file} contient des archives, des liens ou des noms qu’aucun document n’a. Il a été refusé sans être ouvert ; enregistrez-le de nouveau depuis son logiciel.',
  },
} as const satisfies Record<string, Bilingual>

export type ProblemCode = keyof typeof PROBLEM_TEXTS
