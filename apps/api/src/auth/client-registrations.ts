import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Transactions } from '../database/transactions.js';
import { SecretCipher } from '../secrets/secret-cipher.js';
import { Clock } from '../time/clock.js';
import { ClientRegistrationEntity } from './client-registration.entity.js';
import { OidcClient, type OidcClientPair } from './oidc.client.js';

/** A registration must outlive the sign-in that is begun with it, and then some refreshes. */
const MARGIN_MS = 24 * 3_600_000;

/** This gateway's registrations at the sign-in service: one per region, kept until it expires. */
@Injectable()
export class ClientRegistrations {
  constructor(
    @InjectRepository(ClientRegistrationEntity)
    private readonly registrations: Repository<ClientRegistrationEntity>,
    private readonly transactions: Transactions,
    private readonly cipher: SecretCipher,
    private readonly oidc: OidcClient,
    private readonly clock: Clock,
  ) {}

  /** @throws OidcError, OutboundError */
  async get(region: string): Promise<OidcClientPair> {
    const known = await this.registrations.findOneBy({ key: region });
    if (known !== null && Date.parse(known.expires_at) - MARGIN_MS > this.clock.now()) {
      return {
        clientId: known.client_id,
        clientSecret: this.cipher.open(known.client_secret, ownerOf(region)),
      };
    }
    return this.renew(region);
  }

  /** Registers anew, whatever is known. */
  async renew(region: string): Promise<OidcClientPair> {
    const { clientId, clientSecret, expiresAtSeconds } = await this.oidc.registerClient(region);
    const row = {
      key: region,
      client_id: clientId,
      client_secret: this.cipher.seal(clientSecret, ownerOf(region)),
      expires_at: new Date(expiresAtSeconds * 1000).toISOString(),
    };
    await this.transactions.run((manager) => manager.upsert(ClientRegistrationEntity, row, ['key']));
    return { clientId, clientSecret };
  }
}

function ownerOf(region: string): string {
  return `client_registrations/${region}`;
}
