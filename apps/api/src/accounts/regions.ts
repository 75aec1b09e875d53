/** Where the Amazon Q service answers (Q CLI). Host names are made of these only. */
export const API_REGIONS = ['us-east-1', 'eu-central-1'] as const;

/** Where IAM Identity Center can be; Builder ID signs in at us-east-1. Host names are made of these only. */
export const SSO_REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'af-south-1',
  'ap-east-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ca-central-1',
  'ca-west-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'sa-east-1',
] as const;

export const DEFAULT_REGION = 'us-east-1';

/** ARN of a profile in a region that this gateway can reach (AWS language servers' service model). */
export const PROFILE_ARN = new RegExp(
  `^arn:aws:(codewhisperer|transform):(${API_REGIONS.join('|')}):\\d{12}:profile/[a-zA-Z0-9]{12}$`,
);

/** The API region of a profile: the fourth part of its ARN (Q CLI). */
export function regionOfProfile(profileArn: string): string {
  return profileArn.split(':')[3] ?? DEFAULT_REGION;
}
