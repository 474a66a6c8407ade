/** Start-up refuses what the register does not cover: each kind of gap as a table, and the refusal itself by booting. */
import 'reflect-metadata';
import { Controller, Get, Module, type Provider, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Schema } from 'mongoose';
import { Clock } from '../platform/clock.js';
import { JobsService } from '../platform/jobs.service.js';
import { SocketEvent } from '../platform/socket-edge.js';
import { DATA_MAP } from './data/data-map.js';
import { documentFields, personal, structural } from './data/mapping.js';
import { PURPOSES } from './data/purposes.js';
import { RECIPIENTS, type Recipient } from './data/recipients.js';
import { Purpose, type PurposeId } from './purposes.contract.js';
import {
  assessmentFaults,
  mappingFaults,
  pathsOf,
  purposeFaults,
  recipientFaults,
  registerFaults,
} from './register-check.js';
import { StartUpCheckService } from './start-up-check.service.js';
import type { MappedCollection, MappedField } from './vocabulary.contract.js';

const row = (fields: Record<string, MappedField>): MappedCollection => ({
  collection: 'things',
  database: 'main',
  holds: 'Invented things.',
  subject: null,
  keys: {},
  fields: { ...documentFields, ...fields },
});
const schema = new Schema({
  _id: String,
  name: String,
  parts: [new Schema({ colour: String }, { _id: false })],
});
const mapped = { name: structural('a name'), 'parts.colour': structural('a colour') };

describe('stored fields and the data map', () => {
  test('every leaf is a path, elements of arrays too, and mixed content is told', () => {
    expect(pathsOf(schema)).toEqual(['_id', 'name', 'parts.colour']);
    expect(pathsOf(new Schema({ _id: String, anything: {} }))).toContain('anything (mixed content)');
  });

  test.each<[string, Schema, MappedCollection[], string[]]>([
    ['all mapped', schema, [row(mapped)], []],
    ['no such collection', schema, [], ['the collection things is not in the data map']],
    [
      'a field that is not mapped',
      schema,
      [row({ 'parts.colour': structural('a colour') })],
      ['things.name is not in the data map'],
    ],
    [
      'an element that is not mapped',
      schema,
      [row({ name: structural('a name') })],
      ['things.parts.colour is not in the data map'],
    ],
    [
      'a mapped field that nothing stores',
      schema,
      [row({ ...mapped, age: structural('an age') })],
      ['things.age is in the data map but no schema stores it'],
    ],
    [
      'mixed content under a mapped name',
      new Schema({ _id: String, name: {} }),
      [row({ name: structural('a name') })],
      ['things.name (mixed content) is not in the data map', 'things.name is in the data map but no schema stores it'],
    ],
  ])('%s', (_what, stored, map, faults) => {
    expect(mappingFaults([{ collection: 'things', schema: stored }], map)).toEqual(faults);
  });
});

describe('purposes', () => {
  test.each<[string, PurposeId | undefined, string[]]>([
    ['a declared purpose', 'answer-visitor', []],
    ['none', undefined, ['GET Things.list names no purpose']],
    ['one that is not in the register', 'curiosity' as PurposeId, ['GET Things.list names no purpose']],
  ])('a handler with %s', (_what, purpose, faults) => {
    expect(purposeFaults([{ place: 'GET Things.list', purpose }])).toEqual(faults);
  });

  test.each<[string, MappedField, string[]]>([
    ['a category that the purpose may use', personal('conversation', ['answer-visitor'], 'conversation'), []],
    [
      'a category that the purpose may not use',
      personal('financial', ['answer-visitor'], 'conversation'),
      ['things.field: the purpose answer-visitor may not use financial data'],
    ],
    ['no purpose', personal('conversation', [], 'conversation'), ['things.field serves no purpose']],
  ])('a field with %s', (_what, field, faults) => {
    expect(registerFaults([row({ field })], PURPOSES)).toEqual(faults);
  });

  test('a category that nothing uses is told', () => {
    const none = Object.fromEntries(
      Object.entries(PURPOSES).map(([id, purpose]) => [
        id,
        { ...purpose, categories: purpose.categories.filter((category) => category !== 'financial') },
      ]),
    ) as unknown as typeof PURPOSES;
    expect(registerFaults([], none)).toEqual(['no purpose uses financial data']);
  });

  test('legitimate interests need an assessment that is in date', () => {
    expect(assessmentFaults(PURPOSES, new Date('2027-10-31'))).toEqual([]);
    expect(assessmentFaults(PURPOSES, new Date('2027-11-02'))).toContain(
      'the assessment of the purpose moderation is overdue for review',
    );
    const { assessment: _without, ...moderation } = PURPOSES.moderation;
    expect(assessmentFaults({ ...PURPOSES, moderation }, new Date('2027-01-01'))).toEqual([
      'the purpose moderation rests on legitimate interests without an assessment on file',
    ]);
  });
});

describe('recipients', () => {
  test.each<[string, string, string[]]>([
    ['the United Kingdom', 'GB', []],
    ['the EEA', 'IS', []],
    ['no country', '', ['the recipient r is in no country at all: only the UK and the EEA are permitted']],
    ['another country', 'US', ['the recipient r is in US: only the UK and the EEA are permitted']],
    ['lower case', 'gb', ['the recipient r is in gb: only the UK and the EEA are permitted']],
  ])('in %s', (_what, country, faults) => {
    const recipient: Recipient = { ...RECIPIENTS[0]!, id: 'r', country };
    expect(recipientFaults([recipient])).toEqual(faults);
  });
});

test('the register itself has no fault', () => {
  expect([...registerFaults(DATA_MAP, PURPOSES), ...recipientFaults(RECIPIENTS)]).toEqual([]);
});

describe('booting', () => {
  class Nothing {}

  @Controller('things')
  class Purposeless {
    @Get()
    list(): string {
      return 'things';
    }
  }

  @Controller('things')
  @Purpose('answer-visitor')
  class Purposeful extends Purposeless {}

  class PurposelessGateway {
    @SocketEvent('thing:do', Nothing)
    do(): void {
      return;
    }
  }

  const boot = async (parts: { controllers?: Type[]; providers?: Provider[]; jobs?: object[] }): Promise<void> => {
    @Module({
      imports: [DiscoveryModule],
      controllers: parts.controllers ?? [],
      providers: [
        StartUpCheckService,
        Clock,
        { provide: JobsService, useValue: { declared: parts.jobs ?? [] } },
        ...(parts.providers ?? []),
      ],
    })
    class Probe {}
    const app = await NestFactory.create(Probe, { logger: false, abortOnError: false });
    try {
      await app.init();
    } finally {
      await app.close();
    }
  };
  const storing = (stored: Schema): Provider => ({
    provide: 'a model',
    useValue: Object.assign(class {}, { modelName: 'Thing', schema: stored, collection: { collectionName: 'things' } }),
  });

  test('starts where everything names its purpose', async () => {
    await expect(
      boot({ controllers: [Purposeful], jobs: [{ name: 'tidy', purpose: 'answer-visitor' }] }),
    ).resolves.toBeUndefined();
  });

  test.each<[string, Parameters<typeof boot>[0], string]>([
    ['a route without a purpose', { controllers: [Purposeless] }, 'GET Purposeless.list names no purpose'],
    [
      'a socket event without a purpose',
      { providers: [PurposelessGateway] },
      'PurposelessGateway thing:do names no purpose',
    ],
    ['a job without a purpose', { jobs: [{ name: 'tidy', purpose: '' }] }, 'job tidy names no purpose'],
    [
      'a stored collection that is not mapped',
      { providers: [storing(schema)] },
      'the collection things is not in the data map',
    ],
  ])('refuses %s', async (_what, parts, fault) => {
    await expect(boot(parts)).rejects.toThrow(fault);
  });
});
