import { expect, it } from 'vitest';
import { jsonNesting, xmlNesting } from '../../catalog/nesting.ts';

it.each([
  ['<a/>', 1, 0],
  ['<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a><b>x</b><b/></a>', 2, 0],
  ['<a b="1 > 0"><c d=\'/>\'>x</c></a>', 2, 0],
  ['<a><!-- <b><c> --><![CDATA[<b><c>]]></a>', 1, 0],
  ['<a><b>', 2, 2],
  ['<a><b/', 2, 2],
  ['no element', 0, 0],
])('%s is %i deep, and %i elements are open', (text, deepest, open) => {
  expect(xmlNesting(text)).toEqual({ deepest, open });
});

it.each([
  ['1', 0],
  ['{"a": [{"b": "[{[\\"{"}]}', 3],
])('%s is %i deep', (text, deepest) => {
  expect(jsonNesting(text)).toEqual({ deepest, open: 0 });
});
