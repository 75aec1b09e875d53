export interface TextStorage {
  read(): string | null;
  write(value: string | null): void;
}

/** One remembered text of this browser; forgets when storage is forbidden or full. Never for secrets. */
export function createStorage(key: string, area: () => Storage = () => localStorage): TextStorage {
  return {
    read() {
      try {
        return area().getItem(key);
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        if (value === null) area().removeItem(key);
        else area().setItem(key, value);
      } catch {
        // The choice lasts until the page is closed.
      }
    },
  };
}
