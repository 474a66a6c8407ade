/** Puts together what a person may see of themselves: the walk of the data map, the vault's share, and what the law wants told beside it. */
import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { CONFIG, type Config, type Controller } from '../config.js';
import { RecipientsService } from '../disclosures/recipients.service.js';
import { IdentityService } from '../identity/identity.service.js';
import { Clock } from '../platform/clock.js';
import type { VisitorPrincipal } from '../privacy/access.contract.js';
import { COOKIE_REGISTER } from '../privacy/data/cookie-register.js';
import { SubjectDataService, type HeldData } from '../privacy/subject-data.service.js';

export interface AccessCopy {
  schema: 'engage-smarter/access-copy/1';
  madeAt: string;
  controller: Controller;
  /** The random identifier under which the data is held. */
  subjectId: string;
  held: HeldData[];
  /** Contact details left for a later answer; they are kept apart from the conversation. */
  contact: unknown;
  recipients: { name: string; role: string; country: string }[];
  onYourDevice: { name: string; why: string; lifetime: string }[];
  automatedDecisions: string;
  rights: string;
}

@Injectable()
export class AccessCopyService {
  constructor(
    private readonly subjectData: SubjectDataService,
    private readonly identity: IdentityService,
    private readonly recipients: RecipientsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Audited with counts only. */
  async ofVisitor({ subjectId, organisationId }: VisitorPrincipal): Promise<AccessCopy> {
    const held = await this.subjectData.copyOf('visitor', subjectId);
    const contact = await this.identity.describe(subjectId, { kind: 'visitor', id: subjectId });
    await this.audit.record({
      action: 'access.downloaded',
      actor: { kind: 'visitor', id: subjectId },
      organisationId,
      target: { kind: 'subject', id: subjectId },
      purpose: 'rights-and-accountability',
      counts: Object.fromEntries(held.map(({ collection, records }) => [collection, records.length])),
    });
    return {
      schema: 'engage-smarter/access-copy/1',
      madeAt: this.clock.now().toISOString(),
      controller: this.config.controller,
      subjectId,
      held,
      contact,
      recipients: this.recipients.all().map(({ name, role, country }) => ({ name, role, country })),
      onYourDevice: COOKIE_REGISTER.map(({ name, plain, lifetime }) => ({ name, why: plain, lifetime })),
      automatedDecisions: 'None: an AI agent writes answers; nothing is decided about you.',
      rights: `You can ask for correction, erasure, restriction or portability, object, or complain to the ${this.config.controller.authority}: ${this.config.controller.authorityUrl}`,
    };
  }
}
