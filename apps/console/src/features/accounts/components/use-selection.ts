import { useCallback, useMemo, useState } from 'react';

/** Which of the rows in sight are ticked. */
export interface Selection {
  ids: string[];
  isAllSelected: boolean;
  isSomeSelected: boolean;
  has(id: string): boolean;
  toggle(id: string): void;
  toggleAll(): void;
  clear(): void;
}

/** Rows that are no longer in sight are not selected: nothing is done to what nobody sees. */
export function useSelection(visibleIds: string[]): Selection {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(() => visibleIds.filter((id) => ticked.has(id)), [visibleIds, ticked]);
  const toggle = useCallback(
    (id: string) =>
      setTicked((current) => {
        const next = new Set(current);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const isAllSelected = ids.length > 0 && ids.length === visibleIds.length;
  return {
    ids,
    isAllSelected,
    isSomeSelected: ids.length > 0 && !isAllSelected,
    has: (id) => ticked.has(id),
    toggle,
    toggleAll: () => setTicked(isAllSelected ? new Set() : new Set(visibleIds)),
    clear: () => setTicked(new Set()),
  };
}
