/** The account that somebody signs in again with. */
export interface SignInTarget {
  id: string;
  label: string | null;
  startUrl: string | null;
  ssoRegion: string;
}
