/** Questions to the database about sites. A public key and an origin are looked up across organisations: that is what they are for. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { TenantCollection } from '../platform/tenant-collection.js';
import { Site } from './site.schema.js';

@Injectable()
export class SitesRepository extends TenantCollection<Site> {
  constructor(@InjectModel(Site.name) private readonly sites: Model<Site>) {
    super(sites);
  }

  async findByKey(publicKey: string): Promise<Site | null> {
    return this.sites.findOne({ publicKey }).lean<Site>().exec();
  }

  /** True where any site of anybody lists the origin. */
  async hasListedOrigin(origin: string): Promise<boolean> {
    return (await this.sites.exists({ allowedOrigins: origin }).exec()) !== null;
  }

  findOfOrganisation(organisationId: string): Promise<Site[]> {
    return this.find(organisationId, {}, { sort: { createdAt: 1 }, limit: 500 });
  }

  findOfAgent(organisationId: string, agentId: string): Promise<Site[]> {
    return this.find(organisationId, { agentId }, { limit: 500 });
  }
}
