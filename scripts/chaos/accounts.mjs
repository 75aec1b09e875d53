/** The gateway's accounts, by the ids that the emulator knows them by. */
export class Accounts {
  /** Emulator's id → gateway's id, of those that exist. */
  ids = new Map();

  constructor(baseUrl, emulator) {
    this.baseUrl = baseUrl;
    this.emulator = emulator;
  }

  async add() {
    const { accountId, ...credentials } = this.emulator.issueCredentials();
    const { id } = await this.call('POST', '', { ...credentials, label: accountId });
    this.ids.set(accountId, id);
  }

  async remove(upstreamId) {
    const id = this.ids.get(upstreamId);
    this.ids.delete(upstreamId);
    await this.call('DELETE', `/${id}`);
  }

  enable(upstreamId, enabled) {
    return this.call('PATCH', `/${this.ids.get(upstreamId)}`, { enabled });
  }

  async list() {
    return (await this.call('GET', '?pageSize=200')).accounts;
  }

  async call(method, path, body) {
    const response = await fetch(`${this.baseUrl}/v2/accounts${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /v2/accounts${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
