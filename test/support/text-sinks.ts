/** The list of all places where words of a person or a model can come in or be kept, and how each is made safe. A new one must be added here. */
import { getMetadataStorage } from 'class-validator';
import type { Connection, Schema } from 'mongoose';
import { DATA_MAP } from '../../api/privacy/data/data-map.js';
import { isPersonal } from '../../api/privacy/vocabulary.contract.js';

export interface Sink {
  /** Only staff reach it, each with two-step sign-in; the tests of its module hold it. */
  isOfStaff?: true;
  /**
   * `scrubbed` before anything else · `vault`: encrypted, apart · `unstored`: compared and forgotten, or kept as a hash only ·
   * `public`: words that an organisation or a member publishes of itself · `configuration`: what an owner or staff sets.
   */
  way: 'scrubbed' | 'vault' | 'unstored' | 'public' | 'configuration';
  why: string;
}

const scrubbed = (why = 'words that are stored or shown to a model'): Sink => ({ way: 'scrubbed', why });
const scrubbedOfStaff: Sink = { ...scrubbed('words of our staff on a case, scrubbed by its service'), isOfStaff: true };
const vault: Sink = { way: 'vault', why: 'an address that has to be used: encrypted in the identity vault' };
const lookUp: Sink = { way: 'unstored', why: 'looked up; what is not found is not kept' };
const secret: Sink = { way: 'unstored', why: 'compared with a hash, or kept as a hash only' };
const published = (whose: string): Sink => ({
  way: 'public',
  why: `${whose}: published on purpose, so it is not scrubbed; it would be unreadable otherwise`,
});
const policy: Sink = {
  way: 'configuration',
  why: "an owner's own rules for scrubbing; told to every visitor's browser",
};

/** Fields of requests, REST and socket, by DTO. */
export const WORDS: Readonly<Record<string, Sink>> = {
  'AcceptNoticeDto.snapshotToken': lookUp,
  'AcceptanceRequest.displayName': published('the name a member shows to visitors; an @ is refused'),
  'AcceptanceRequest.password': secret,
  'AcceptanceRequest.token': secret,
  'AgentRequest.greeting': published('greeting of an agent'),
  'AgentRequest.instructions': scrubbed(),
  'AgentRequest.name': published('name of an agent'),
  'AuditPageDto.organisationId': lookUp,
  'AuditPageDto.targetId': lookUp,
  'CancelDto.runId': lookUp,
  'ComplaintAnswerRequest.explanation': scrubbedOfStaff,
  'ComplaintWords.email': vault,
  'ComplaintWords.text': scrubbed(),
  'CurrentNoticeDto.siteKey': lookUp,
  'DocumentRequest.content': scrubbed(),
  'DocumentRequest.title': scrubbed(),
  'ExemptionRequest.name': policy,
  'ExemptionRequest.pattern': policy,
  'ExtensionRequest.reason': scrubbedOfStaff,
  'InboxAssignDto.conversationId': lookUp,
  'InboxResumeDto.conversationId': lookUp,
  'ListDto.before': lookUp,
  'MemberChangeRequest.displayName': published('the name a member shows to visitors; an @ is refused'),
  'MemberInvitationRequest.email': vault,
  'NoteRequest.text': scrubbedOfStaff,
  'OrganisationRequest.name': published('name of an organisation'),
  'OutcomeRequest.explanation': scrubbedOfStaff,
  'OwnNameRequest.displayName': published('the name a member shows to visitors; an @ is refused'),
  'PartialAgentRequest.greeting': published('greeting of an agent'),
  'PartialAgentRequest.instructions': scrubbed(),
  'PartialAgentRequest.name': published('name of an agent'),
  'PartialSiteRequest.name': published('name of a site, seen by its members'),
  'PasswordChangeRequest.currentPassword': secret,
  'PasswordChangeRequest.newPassword': secret,
  'ProgressRequest.text': scrubbedOfStaff,
  'RefreshRequest.refreshToken': secret,
  'ReplyDto.conversationId': lookUp,
  'ScrubbingPolicyRequest.allowed': policy,
  'SendMessageDto.text': scrubbed(),
  'SignInRequest.email': lookUp,
  'SignInRequest.password': secret,
  'SiteAgentRequest.agentId': lookUp,
  'SiteRequest.name': published('name of a site, seen by its members'),
  'StaffChangeRequest.displayName': published('the name a member of staff goes by; an @ is refused'),
  'StaffInvitationRequest.email': { ...vault, isOfStaff: true },
  'StaffRightsRequest.email': { ...vault, isOfStaff: true },
  'TwoStepRequest.currentPassword': secret,
  'VisitorContactRequest.email': vault,
  'VisitorRightsRequest.details': scrubbed(),
  'VisitorSessionRequest.resumeKey': secret,
};

/** Stored fields that take any string, in collections that hold conversations or feed them. */
export const STORED_WORDS: Readonly<Record<string, Sink>> = {
  'agent_documents.title': scrubbed(),
  'agent_passages.headings': scrubbed(),
  'agent_passages.text': scrubbed(),
  'agent_versions.greeting': published('greeting of an agent'),
  'agent_versions.instructions': scrubbed(),
  'agent_versions.name': published('name of an agent'),
  'agents.greeting': published('greeting of an agent'),
  'agents.instructions': scrubbed(),
  'agents.name': published('name of an agent'),
  'complaints.explanation': scrubbedOfStaff,
  'complaints.progress.text': scrubbedOfStaff,
  'complaints.text': scrubbed(),
  'messages.citations.excerpt': scrubbed('copied from a passage, which was scrubbed when it was stored'),
  'messages.citations.title': scrubbed('copied from a document, whose title was scrubbed when it was stored'),
  'messages.text': scrubbed(),
  'rights_requests.details': scrubbed(),
  'rights_requests.extensionReason': scrubbedOfStaff,
  'rights_requests.notes.text': scrubbedOfStaff,
  'rights_requests.rights.explanation': scrubbedOfStaff,
};

/** A sentence as people write it: a rule that refuses it leaves no room for words. */
const PROBE = 'Please write to Marek, 07700 900461.';
/** Rules after which nothing but a listed value, a number, a date or an origin is left. */
const CLOSED =
  /^(isIn|isInt|isNumber|isBoolean|isIso8601|isCalendarDate|isHexColor|isExactOrigin|isRecordOf|equals|nestedValidation)$/;
/** Values of the server's own making, or of a closed list that mongoose does not know of. */
const NO_WORDS =
  /(^|\.)(_id|\w*Ids?|\w*Hash(es)?|clientId|type|special|outcome|answer|source|purpose|noticeVersion|version|sha256|language|createdBy|recordedBy|acknowledgeBy|\w+On)$/;

interface Rule {
  propertyName: string;
  name?: string;
  type: string;
  constraints?: unknown[];
}

/** The fields of all requests that a sentence fits into, read from the rules that the running application checks. */
export function freeTextFields(): string[] {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: ReadonlyMap<{ name: string }, Rule[]>;
  };
  return [...validationMetadatas]
    .flatMap(([{ name: dto }, rules]) => {
      const fields = [...new Set(rules.map(({ propertyName }) => propertyName))];
      return fields
        .filter((field) => rules.filter(({ propertyName }) => propertyName === field).every(leavesRoom))
        .map((field) => `${dto}.${field}`);
    })
    .sort();
}

function leavesRoom({ name, type, constraints }: Rule): boolean {
  const rule = name ?? type;
  if (rule === 'matches') return (constraints?.[0] as RegExp).test(PROBE);
  return !CLOSED.test(rule);
}

/** The stored fields that take any string, of the collections that hold words of a conversation, documents and agents. */
export function storedWords(connection: Connection): string[] {
  const collections = DATA_MAP.filter(
    ({ database, collection, fields }) =>
      database === 'main' &&
      (collection.startsWith('agent') ||
        Object.values(fields).some((field) => isPersonal(field) && field.category === 'conversation')),
  ).map(({ collection }) => collection);
  return Object.values(connection.models)
    .filter((model) => collections.includes(model.collection.name))
    .flatMap((model) => stringPaths(model.schema).map((path) => `${model.collection.name}.${path}`))
    .filter((path) => !NO_WORDS.test(path))
    .sort();
}

interface PathType {
  instance: string;
  schema?: Schema;
  enumValues?: unknown[];
  embeddedSchemaType?: PathType;
}

function stringPaths(schema: Schema, before = ''): string[] {
  const paths: string[] = [];
  schema.eachPath((name, given) => {
    const type = given as unknown as PathType;
    if (type.schema) return void paths.push(...stringPaths(type.schema, `${before}${name}.`));
    const held = type.instance === 'Array' ? type.embeddedSchemaType : type;
    const isOpen = held?.instance === 'Mixed' || (held?.instance === 'String' && !held.enumValues?.length);
    if (isOpen) paths.push(before + name);
  });
  return paths;
}
