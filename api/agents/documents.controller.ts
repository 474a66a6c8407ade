/** Knowledge documents of an agent: everyone in the organisation sees them, owners add and delete them. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiDefaultResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { Allow, CurrentPrincipal, type MemberPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { actorOf } from './agents.controller.js';
import {
  asDocument,
  asPassage,
  DocumentRequest,
  DocumentResponse,
  DocumentWithPassagesResponse,
} from './documents.dto.js';
import { DocumentsService } from './documents.service.js';

@ApiTags('agents')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('answer-visitor')
@Controller('v1/agents/:agentId/documents')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get()
  @Allow('member')
  @ApiOperation({ summary: 'The documents that an agent knows' })
  @ApiOkResponse({ type: [DocumentResponse] })
  async list(
    @CurrentPrincipal() { organisationId }: MemberPrincipal,
    @Param('agentId') agentId: string,
  ): Promise<DocumentResponse[]> {
    return (await this.documents.list(organisationId, agentId)).map(asDocument);
  }

  @Post()
  @Allow('member', 'owner')
  @ApiOperation({
    summary: 'Add a document',
    description: 'It is split and scrubbed; the answer says what was removed.',
  })
  @ApiCreatedResponse({ type: DocumentResponse })
  async add(
    @CurrentPrincipal() owner: MemberPrincipal,
    @Param('agentId') agentId: string,
    @Body() document: DocumentRequest,
  ): Promise<DocumentResponse> {
    return asDocument(await this.documents.add(owner.organisationId, agentId, document, actorOf(owner)));
  }

  @Get(':documentId')
  @Allow('member')
  @ApiOperation({ summary: 'One document with its passages' })
  @ApiOkResponse({ type: DocumentWithPassagesResponse })
  async get(
    @CurrentPrincipal() { organisationId }: MemberPrincipal,
    @Param('agentId') agentId: string,
    @Param('documentId') documentId: string,
  ): Promise<DocumentWithPassagesResponse> {
    const document = await this.documents.get(organisationId, agentId, documentId);
    return { ...asDocument(document), content: (await this.documents.passagesOf(document)).map(asPassage) };
  }

  @Delete(':documentId')
  @Allow('member', 'owner')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a document and its passages' })
  @ApiNoContentResponse()
  async delete(
    @CurrentPrincipal() owner: MemberPrincipal,
    @Param('agentId') agentId: string,
    @Param('documentId') documentId: string,
  ): Promise<void> {
    await this.documents.delete(owner.organisationId, agentId, documentId, actorOf(owner));
  }
}
