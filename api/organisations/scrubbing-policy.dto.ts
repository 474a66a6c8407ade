/** A scrubbing policy as it comes in and goes out over REST. */
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsString,
  Length,
  registerDecorator,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { MayBeAbsent, Trimmed } from '../platform/field-rules.js';
import { PII_TYPES, SPECIAL_CATEGORIES, type PiiType, type SpecialCategory } from '../scrubbing/scrubbing.contract.js';
import {
  PII_ACTIONS,
  PLACEHOLDER_FORMS,
  SPECIAL_ACTIONS,
  type PiiAction,
  type PlaceholderForm,
  type ScrubbingPolicy,
  type SpecialAction,
} from '../scrubbing/scrubbing-policy.contract.js';

/** An object whose keys and values both come from closed lists. */
function IsRecordOf(
  keys: readonly string[],
  values: readonly string[],
  options?: ValidationOptions,
): PropertyDecorator {
  const isOne = ([key, value]: [string, unknown]): boolean =>
    keys.includes(key) && typeof value === 'string' && values.includes(value);
  return (target, property) =>
    registerDecorator({
      name: 'isRecordOf',
      target: target.constructor,
      propertyName: String(property),
      options,
      validator: {
        validate: (given: unknown) =>
          typeof given === 'object' && given !== null && !Array.isArray(given) && Object.entries(given).every(isOne),
      },
    });
}

export class ExemptionRequest {
  @ApiProperty({ example: 'Order numbers', maxLength: 60 })
  @Trimmed()
  @IsString()
  @Length(1, 60)
  name!: string;

  @ApiProperty({ example: 'ORD-\\d{8}', maxLength: 200, description: 'In the safe dialect: docs/scrubbing.md.' })
  @IsString()
  @Length(1, 200)
  pattern!: string;
}

export class PatternRequest extends ExemptionRequest {
  @ApiProperty({ required: false, enum: PII_TYPES, default: 'OTHER_ID' })
  @MayBeAbsent()
  @IsIn(PII_TYPES)
  type?: PiiType;
}

export class ScrubbingPolicyRequest implements ScrubbingPolicy {
  @ApiProperty({ required: false, enum: PLACEHOLDER_FORMS, default: 'plain' })
  @MayBeAbsent()
  @IsIn(PLACEHOLDER_FORMS)
  placeholders?: PlaceholderForm;

  @ApiProperty({
    required: false,
    example: { PHONE: 'mask' },
    description: `Action by type (${PII_ACTIONS.join(', ')}); \`replace\` where none is named.`,
  })
  @MayBeAbsent()
  @IsRecordOf(PII_TYPES, PII_ACTIONS)
  types?: Partial<Record<PiiType, PiiAction>>;

  @ApiProperty({
    required: false,
    example: { HEALTH: 'redact' },
    description: `Action by special category (${SPECIAL_ACTIONS.join(', ')}); \`warn\` where none is named.`,
  })
  @MayBeAbsent()
  @IsRecordOf(SPECIAL_CATEGORIES, SPECIAL_ACTIONS)
  special?: Partial<Record<SpecialCategory, SpecialAction>>;

  @ApiProperty({
    required: false,
    example: ['help@shop.example'],
    description: 'Values that stay: your own addresses.',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(3, 120, { each: true })
  allowed?: string[];

  @ApiProperty({ required: false, type: [ExemptionRequest], description: 'Numbers of yours that are not personal.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ExemptionRequest)
  exempt?: ExemptionRequest[];

  @ApiProperty({ required: false, type: [PatternRequest], description: 'Identifiers of yours that must be removed.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PatternRequest)
  patterns?: PatternRequest[];
}

export class ScrubbingPolicyResponse implements Required<ScrubbingPolicy> {
  @ApiProperty({ enum: PLACEHOLDER_FORMS }) placeholders!: PlaceholderForm;
  @ApiProperty({ example: { PHONE: 'mask' } }) types!: Partial<Record<PiiType, PiiAction>>;
  @ApiProperty({ example: { HEALTH: 'redact' } }) special!: Partial<Record<SpecialCategory, SpecialAction>>;
  @ApiProperty({ type: [String] }) allowed!: readonly string[];
  @ApiProperty({ type: [ExemptionRequest] }) exempt!: Required<ScrubbingPolicy>['exempt'];
  @ApiProperty({ type: [PatternRequest] }) patterns!: Required<ScrubbingPolicy>['patterns'];
}

export const asScrubbingPolicy = (policy: ScrubbingPolicy): ScrubbingPolicyResponse => ({
  placeholders: policy.placeholders ?? 'plain',
  types: policy.types ?? {},
  special: policy.special ?? {},
  allowed: policy.allowed ?? [],
  exempt: policy.exempt ?? [],
  patterns: policy.patterns ?? [],
});
