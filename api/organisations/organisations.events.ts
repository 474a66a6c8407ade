/** News from organisations. */

export class MemberDisabled {
  constructor(
    readonly organisationId: string,
    readonly memberId: string,
  ) {}
}

/** The organisation is no longer a customer: its sites stop, its members are signed out. */
export class OrganisationCeased {
  constructor(readonly organisationId: string) {}
}
