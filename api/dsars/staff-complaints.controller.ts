/** The privacy officer's complaints: those that wait, and each step to the answer. */
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
import { OrganisationsService } from '../organisations/organisations.service.js';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { Allow, CurrentPrincipal, type StaffPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import type { Complaint } from './complaint.schema.js';
import {
  AcknowledgementRequest,
  asStaffComplaint,
  ComplaintAnswerRequest,
  ProgressRequest,
  StaffComplaintRequest,
  StaffComplaintView,
} from './complaints.dto.js';
import { ComplaintsService } from './complaints.service.js';

@ApiTags('staff')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Controller('v1/staff/complaints')
@Allow('staff', 'privacy-officer', 'administrator')
@Purpose('rights-and-accountability')
export class StaffComplaintsController {
  constructor(
    private readonly complaints: ComplaintsService,
    private readonly organisations: OrganisationsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Write down a complaint that came by letter, email or telephone' })
  @ApiCreatedResponse({ type: StaffComplaintView })
  async write(
    @CurrentPrincipal() { staffId }: StaffPrincipal,
    @Body() { organisationId, ...complaint }: StaffComplaintRequest,
  ): Promise<StaffComplaintView> {
    if (organisationId !== undefined) await this.organisations.get(organisationId);
    const about = { organisationId: organisationId ?? null, recordedBy: staffId };
    return this.#view(await this.complaints.receive({ ...complaint, ...about }));
  }

  @Get()
  @ApiOperation({ summary: 'Complaints without an answer, by the day of acknowledgement', description: 'At most 500.' })
  @ApiOkResponse({ type: [StaffComplaintView] })
  async waiting(): Promise<StaffComplaintView[]> {
    return (await this.complaints.waiting()).map((complaint) => this.#view(complaint));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One complaint' })
  @ApiOkResponse({ type: StaffComplaintView })
  async get(@Param('id') id: string): Promise<StaffComplaintView> {
    return this.#view(await this.complaints.get(id));
  }

  @Post(':id/acknowledgement')
  @HttpCode(200)
  @ApiOperation({ summary: 'The person was told that the complaint is here' })
  @ApiOkResponse({ type: StaffComplaintView })
  async acknowledge(
    @CurrentPrincipal() { staffId }: StaffPrincipal,
    @Param('id') id: string,
    @Body() { acknowledgedOn }: AcknowledgementRequest,
  ): Promise<StaffComplaintView> {
    return this.#view(await this.complaints.acknowledge(id, staffId, acknowledgedOn));
  }

  @Post(':id/progress')
  @HttpCode(200)
  @ApiOperation({ summary: 'Tell how the enquiry goes on' })
  @ApiOkResponse({ type: StaffComplaintView })
  async report(
    @CurrentPrincipal() { staffId }: StaffPrincipal,
    @Param('id') id: string,
    @Body() { text }: ProgressRequest,
  ): Promise<StaffComplaintView> {
    return this.#view(await this.complaints.report(id, staffId, text));
  }

  @Post(':id/answer')
  @HttpCode(200)
  @ApiOperation({ summary: 'The outcome, in the words in which the person is told' })
  @ApiOkResponse({ type: StaffComplaintView })
  async answer(
    @CurrentPrincipal() { staffId }: StaffPrincipal,
    @Param('id') id: string,
    @Body() { outcome, explanation }: ComplaintAnswerRequest,
  ): Promise<StaffComplaintView> {
    return this.#view(await this.complaints.answer(id, staffId, outcome, explanation));
  }

  #view(complaint: Complaint): StaffComplaintView {
    return asStaffComplaint(complaint, this.config.controller, this.complaints.today());
  }
}
