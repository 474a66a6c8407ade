/** What `GET /v1/sites/:siteKey/configuration` answers. */

/** All that the loader needs before anybody clicks. */
export interface SiteConfiguration {
  siteKey: string;
  organisationName: string;
  agentName: string;
  /** BCP 47; the catalogue that the widget uses where the page does not say. */
  locale: string;
  /** CSS colour of the launcher. */
  accentColour: string;
  noticeVersion: string;
}
