/** The privacy officer's queue of requests about rights, and each step that a request takes. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiDefaultResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CONFIG, type Config } from '../config.js';
import { notFound } from '../platform/application-error.js';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { Allow, CurrentPrincipal, type StaffPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { ScrubbingService } from '../scrubbing/scrubbing.service.js';
import { RequestIntakeService } from './request-intake.service.js';
import { asStaffRequest, RequestQueueView, RISKS, StaffRightsRequestView, type Risk } from './rights-request.views.js';
import * as transitions from './rights-request.transitions.js';
import type { RightsRequest } from './rights-request.schema.js';
import { RightsRequestsService } from './rights-requests.service.js';
import { CHECK_KINDS, type CheckKind } from './rights.contract.js';
import {
  CheckReceivedRequest,
  CheckRequest,
  ClosureRequest,
  ExtensionRequest,
  NoteRequest,
  OutcomeRequest,
  PauseRequest,
  ResumptionRequest,
  StaffRightsRequest,
} from './rights-requests.dto.js';

@ApiTags('staff')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Controller('v1/staff/requests')
@Allow('staff', 'privacy-officer', 'administrator')
@Purpose('rights-and-accountability')
export class StaffRequestsController {
  constructor(
    private readonly requests: RightsRequestsService,
    private readonly intake: RequestIntakeService,
    private readonly scrubbing: ScrubbingService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Write down a letter, an email or a call' })
  @ApiCreatedResponse({ type: StaffRightsRequestView })
  async write(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Body() body: StaffRightsRequest,
  ): Promise<StaffRightsRequestView> {
    return this.#view(await this.intake.write(body, staff.staffId));
  }

  @Get()
  @ApiOperation({ summary: 'What waits for an answer, by due date, with what is at risk', description: 'At most 500.' })
  @ApiOkResponse({ type: RequestQueueView })
  async queue(): Promise<RequestQueueView> {
    const { today, counts, requests } = await this.requests.queue();
    const views = requests.map((request) => this.#view(request));
    const risks = Object.fromEntries(RISKS.map((risk) => [risk, views.filter((view) => view.risk === risk).length]));
    return { today, counts, risks: risks as Record<Risk, number>, requests: views };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One request' })
  @ApiOkResponse({ type: StaffRightsRequestView })
  async get(@Param('id') id: string): Promise<StaffRightsRequestView> {
    return this.#view(await this.requests.get(id));
  }

  @Post(':id/start')
  @HttpCode(200)
  @ApiOperation({ summary: 'The person is known and nothing is to be asked for: work starts' })
  @ApiOkResponse({ type: StaffRightsRequestView })
  start(@CurrentPrincipal() staff: StaffPrincipal, @Param('id') id: string): Promise<StaffRightsRequestView> {
    return this.#move(id, staff, 'identity-confirmed', transitions.begin('confirmed-by-staff'));
  }

  @Post(':id/checks')
  @HttpCode(200)
  @ApiOperation({ summary: 'Proof of identity, an agent’s authority or a fee was asked for: the clock waits' })
  @ApiOkResponse({ type: StaffRightsRequestView })
  askCheck(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('id') id: string,
    @Body() { kind, askedOn }: CheckRequest,
  ): Promise<StaffRightsRequestView> {
    return this.#move(id, staff, `${kind}-asked`, transitions.askCheck(kind, askedOn));
  }

  @Post(':id/checks/:kind/receipt')
  @HttpCode(200)
  @ApiOperation({ summary: 'What was asked for is there and was checked; with the last of it, work starts' })
  @ApiOkResponse({ type: StaffRightsRequestView })
  receiveCheck(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('id') id: string,
    @Param('kind') kind: string,
    @Body() { receivedOn }: CheckReceivedRequest,
  ): Promise<StaffRightsRequestView> {
    if (!isCheckKind(kind)) throw notFound();
    return this.#move(id, staff, `${kind}-confirmed`, transitions.receiveCheck(kind, receivedOn));
  }

  @Post(':id/pauses')
  @HttpCode(200)
  @ApiOperation({ summary: 'A clarification was asked for: the clock of access stops' })
  @ApiOkResponse({ type: StaffRightsRequestView })
  pause(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('id') id: string,
    @Body() { right, askedOn }: PauseRequest,
  ): Promise<StaffRightsRequestView> {
    return this.#move(id, staff, 'paused', transitions.pause(right, askedOn));
  }

  @Post(':id/resumption')
  @HttpCode(200)
  @ApiOperation({ summary: 'The clarification is there: the clock goes on' })
  @ApiOkResponse({ type: StaffRightsRequestView })
  resume(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('id') id: string,
    @Body() { answeredOn }: ResumptionRequest,
  ): Promise<StaffRightsRequestView> {
    return this.#move(id, staff, 'resumed', transitions.resume(answeredOn));
  }

  @Post(':id/extension')
  @HttpCode(200)
  @ApiOperation({ summary: 'The person was told, inside the first month, that it takes two further months' })
  @ApiOkResponse({ type: StaffRightsRequestView })
  extend(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('id') id: string,
    @Body() { toldOn, reason }: ExtensionRequest,
  ): Promise<StaffRightsRequestView> {
    return this.#move(id, staff, 'extended', transitions.extend(toldOn, this.scrubbing.scrub(reason).text));
  }

  @Post(':id/outcomes')
  @HttpCode(200)
  @ApiOperation({ summary: 'The answer to one right; a refusal needs its ground and an explanation' })
  @ApiOkResponse({ type: StaffRightsRequestView })
  decide(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('id') id: string,
    @Body() { right, outcome, ground, explanation }: OutcomeRequest,
  ): Promise<StaffRightsRequestView> {
    const words = explanation === undefined ? null : this.scrubbing.scrub(explanation).text;
    const decision = { outcome, ground: ground ?? null, explanation: words };
    return this.#move(id, staff, `${right}-${outcome}`, transitions.decide(right, decision));
  }

  @Post(':id/closure')
  @HttpCode(200)
  @ApiOperation({ summary: 'The person was told the outcome of every right' })
  @ApiOkResponse({ type: StaffRightsRequestView })
  close(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('id') id: string,
    @Body() { toldOn }: ClosureRequest,
  ): Promise<StaffRightsRequestView> {
    return this.#move(id, staff, 'closed', transitions.close(toldOn));
  }

  @Post(':id/notes')
  @HttpCode(200)
  @ApiOperation({ summary: 'Add a note' })
  @ApiOkResponse({ type: StaffRightsRequestView })
  note(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('id') id: string,
    @Body() { text }: NoteRequest,
  ): Promise<StaffRightsRequestView> {
    const words = this.scrubbing.scrub(text).text;
    return this.#move(id, staff, 'noted', transitions.note(words, staff.staffId));
  }

  #view(request: RightsRequest): StaffRightsRequestView {
    return asStaffRequest(request, this.config.controller, this.requests.today().today);
  }

  async #move(
    id: string,
    { staffId }: StaffPrincipal,
    action: string,
    transition: transitions.Transition,
  ): Promise<StaffRightsRequestView> {
    return this.#view(await this.requests.move(id, { kind: 'staff', id: staffId }, action, transition));
  }
}

const isCheckKind = (kind: string): kind is CheckKind => CHECK_KINDS.some((known) => known === kind);
