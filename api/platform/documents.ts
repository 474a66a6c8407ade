/** The OpenAPI description of a failed request, so that every route documents the one error shape. */
import { ApiProperty } from '@nestjs/swagger';
import { HTTP_STATUS_OF, type ErrorCode } from './errors.contract.js';

export class ProblemDetailsDocument {
  @ApiProperty({ example: 'about:blank#not_found' }) type!: string;
  @ApiProperty({ example: 'not found' }) title!: string;
  @ApiProperty({ example: 404 }) status!: number;
  @ApiProperty({ enum: Object.keys(HTTP_STATUS_OF) }) code!: ErrorCode;
  @ApiProperty({ description: 'A sentence fit to show to a person.' }) detail!: string;
  @ApiProperty({ required: false, description: 'Milliseconds to wait before trying again.' }) retryAfterMs?: number;
  @ApiProperty({ required: false, type: Object, description: 'Fields at fault and the rules they broke.' })
  fields?: Record<string, string>;
}
