// The register of recipients refuses to start where personal data would leave the UK and the EEA.
import { ConfigurationError, type ModelEndpoint } from '../config.js';
import { RecipientsService } from './recipients.service.js';

const anEndpoint = (changes: Partial<ModelEndpoint> = {}): ModelEndpoint => ({
  id: 'london',
  name: 'Model in London',
  baseUrl: 'https://models.example.org/v1',
  country: 'GB',
  model: 'small',
  apiKey: null,
  ...changes,
});
const withEndpoints = (...modelEndpoints: ModelEndpoint[]): RecipientsService =>
  new RecipientsService({ modelEndpoints });

describe('RecipientsService', () => {
  it('makes a model endpoint a processor with its own origin', () => {
    const recipient = withEndpoints(anEndpoint()).getFor('model:london', 'answer-visitor');
    expect(recipient).toMatchObject({
      role: 'processor',
      country: 'GB',
      host: 'models.example.org',
      origin: 'https://models.example.org',
    });
    expect(recipient.mayBePrivate).toBe(false);
  });

  it('lists the organisation and the model endpoints', () => {
    expect(
      withEndpoints(anEndpoint())
        .all()
        .map(({ id }) => id),
    ).toEqual(['customer-organisation', 'model:london']);
  });

  it.each(['US', 'IN', 'CH', 'CN'])('C31.1 a model endpoint in %s stops start-up', (country) => {
    expect(() => withEndpoints(anEndpoint({ country }))).toThrow(ConfigurationError);
    expect(() => withEndpoints(anEndpoint({ country }))).toThrow(`model:london (${country})`);
  });

  it.each([undefined, '', 'gb', 'UK?', 'XX', 'United Kingdom', 44, null])(
    'C31.2 an unknown country (%p) fails start-up',
    (country) => {
      expect(() => withEndpoints(anEndpoint({ country: country as never }))).toThrow(ConfigurationError);
    },
  );

  it.each(['FR', 'IE', 'IS', 'LI', 'NO', 'GB'])('lets %s through', (country) => {
    expect(withEndpoints(anEndpoint({ country })).all()).toHaveLength(2);
  });

  it.each<[string, Partial<ModelEndpoint>, RegExp]>([
    ['plain http', { baseUrl: 'http://models.example.org/v1' }, /https/],
    ['a private address', { baseUrl: 'https://10.0.0.7/v1' }, /private network/],
    ['a mapped private address', { baseUrl: 'https://[::ffff:192.168.1.1]/v1' }, /private network/],
    ['the metadata address', { baseUrl: 'https://169.254.169.254/v1' }, /private network/],
    ['credentials in the address', { baseUrl: 'https://user:pass@models.example.org/v1' }, /credentials/],
    ['a query', { baseUrl: 'https://models.example.org/v1?key=1' }, /query/],
    ['no URL', { baseUrl: 'models' }, /not a URL/],
    ['another scheme', { baseUrl: 'ftp://models.example.org' }, /https/],
    ['no model', { model: ' ' }, /needs model/],
    ['no name', { name: undefined as never }, /needs name/],
    ['an id with a space', { id: 'my model' }, /needs an id/],
  ])('refuses %s', (_what, changes, reason) => {
    expect(() => withEndpoints(anEndpoint(changes))).toThrow(reason);
  });

  it('refuses an entry that is no object, and two of the same id', () => {
    expect(() => withEndpoints(null as never)).toThrow(ConfigurationError);
    expect(() => withEndpoints(anEndpoint(), anEndpoint())).toThrow(/same id/);
  });

  it('lets this machine and a declared private network use plain http', () => {
    const recipients = withEndpoints(
      anEndpoint({ baseUrl: 'http://127.0.0.1:8080/v1' }),
      anEndpoint({ id: 'rack', baseUrl: 'http://models.internal.example:8000/v1', isPrivateNetwork: true }),
    );
    expect(recipients.all().filter(({ mayBePrivate }) => mayBePrivate)).toHaveLength(2);
  });

  it('C28.1 refuses an unregistered recipient, and a registered one for another purpose', () => {
    const recipients = withEndpoints(anEndpoint());
    expect(() => recipients.getFor('model:paris', 'answer-visitor')).toThrow(/No such recipient/);
    expect(() => recipients.getFor('model:london', 'direct-marketing')).toThrow(/not registered for this purpose/);
  });
});
