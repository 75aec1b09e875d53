/** Q CLI's origin; it decides which model catalogue applies, so all calls name the same one (AWS model, observed). */
export const ORIGIN = 'CLI';
