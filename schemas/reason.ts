import type { DefinedError } from 'ajv';
import type { Text } from './issues.ts';

/** Why a value breaks a schema, as the end of a sentence that begins with the name of its place. */
export function reasonOf(error: DefinedError): Text {
  switch (error.keyword) {
    case 'required':
      return { de: 'fehlt', en: 'is missing' };
    case 'type': {
      const wanted = [error.params.type].flat().map((type) => kinds.get(type) ?? { de: type, en: type });
      return {
        de: `muss ${wanted.map(({ de }) => de).join(' oder ')} sein`,
        en: `must be ${wanted.map(({ en }) => en).join(' or ')}`,
      };
    }
    case 'const': {
      const wanted = String(error.params.allowedValue);
      return { de: `muss ${wanted} sein`, en: `must be ${wanted}` };
    }
    case 'false schema':
      return { de: 'gehört nicht hierher', en: 'does not belong here' };
    case 'enum': {
      const known = error.params.allowedValues.join(', ');
      return { de: `muss eines von ${known} sein`, en: `must be one of ${known}` };
    }
    case 'pattern':
      return {
        de: `hat nicht die Form ${error.params.pattern}`,
        en: `does not have the form ${error.params.pattern}`,
      };
    case 'format':
      return {
        de: `ist nicht von der Form ${error.params.format}`,
        en: `is not of the form ${error.params.format}`,
      };
    case 'minimum':
      return {
        de: `darf nicht kleiner als ${error.params.limit} sein`,
        en: `must not be less than ${error.params.limit}`,
      };
    case 'maximum':
      return {
        de: `darf nicht größer als ${error.params.limit} sein`,
        en: `must not be more than ${error.params.limit}`,
      };
    case 'minItems':
      return {
        de: `braucht mindestens ${error.params.limit} in der Liste`,
        en: `needs at least ${error.params.limit} in the list`,
      };
    case 'minProperties':
      return { de: 'darf nicht leer sein', en: 'must not be empty' };
    case 'uniqueItems':
      return { de: 'nennt etwas zweimal', en: 'names something twice' };
    case 'minLength':
      return {
        de: `braucht mindestens ${error.params.limit} Zeichen`,
        en: `needs at least ${error.params.limit} characters`,
      };
    case 'dependencies': {
      const { property, missingProperty } = error.params;
      return {
        de: `braucht zu ${property} auch ${missingProperty}`,
        en: `needs ${missingProperty} beside ${property}`,
      };
    }
    case 'oneOf':
      return noneOf(error.schema as Alternatives);
    default:
      return { de: `verletzt ${error.keyword}`, en: error.message ?? `breaks ${error.keyword}` };
  }
}

/** JSON's types, as people call them who fill in a form. */
const kinds: ReadonlyMap<string, Text> = new Map([
  ['string', { de: 'ein Text', en: 'a text' }],
  ['integer', { de: 'eine ganze Zahl', en: 'a whole number' }],
  ['number', { de: 'eine Zahl', en: 'a number' }],
  ['boolean', { de: 'true oder false', en: 'true or false' }],
  ['array', { de: 'eine Liste', en: 'a list' }],
  ['object', { de: 'ein Block aus Wörtern mit Werten', en: 'a block of words with values' }],
  ['null', { de: 'leer', en: 'empty' }],
]);

/** Alternatives of a schema, as far as they only name keys of which one must be there. */
export type Alternatives = readonly { readonly required?: readonly string[] }[];

export function keysOf(alternatives: Alternatives): readonly string[] {
  const onlyKeys = alternatives.every((branch) => Object.keys(branch).join() === 'required');
  return onlyKeys ? alternatives.flatMap(({ required }) => required ?? []) : [];
}

function noneOf(alternatives: Alternatives): Text {
  const keys = keysOf(alternatives).join(', ');
  return keys === ''
    ? { de: 'hat keine der erlaubten Formen', en: 'has none of the allowed forms' }
    : { de: `braucht genau eines von ${keys}`, en: `needs exactly one of ${keys}` };
}
