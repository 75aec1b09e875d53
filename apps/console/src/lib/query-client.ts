import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.js';

const MAX_RETRIES = 1;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      networkMode: 'always',
      retry: (failures, error) => failures < MAX_RETRIES && error instanceof ApiError && error.isTransient,
    },
    mutations: { networkMode: 'always' },
  },
});
