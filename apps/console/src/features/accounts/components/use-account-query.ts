import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type ListQuery, parseAccountQuery, toSearchParams } from '../account-query.js';

/** The list's query, kept in the address. A change goes back to the first page unless it is one of the page itself. */
export function useAccountQuery(): [ListQuery, (changes: Partial<ListQuery>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const query = useMemo(() => parseAccountQuery(parameters), [parameters]);
  const change = useCallback(
    (changes: Partial<ListQuery>) => {
      // The address itself, not what was drawn last: two quick changes must not undo each other.
      const current = parseAccountQuery(new URLSearchParams(window.location.search));
      setParameters(toSearchParams({ ...current, page: 1, ...changes }), { replace: true });
    },
    [setParameters],
  );
  return [query, change];
}
